import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Who may import whom. A room is the longest of these paths that a file starts with. */
const ROOMS: Readonly<
  Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }>
> = {
  'src/user-error.ts': { rooms: [], packages: [] },
  'src/engine/shape.ts': { rooms: [], packages: [] },
  'src/engine/tensorflow.ts': { rooms: [], packages: ['@tensorflow/tfjs-core'] },
  'src/engine/layers': {
    rooms: ['src/engine/shape.ts', 'type src/engine/tensorflow.ts', 'src/user-error.ts'],
    packages: ['zod'],
  },
  'src/engine/network.ts': {
    rooms: ['src/engine/layers', 'src/engine/shape.ts', 'src/user-error.ts'],
    packages: [],
  },
  'src/engine/notation': {
    rooms: ['src/engine/network.ts', 'src/engine/layers', 'src/engine/shape.ts', 'src/user-error.ts'],
    packages: ['@lezer/python', '@lezer/common', 'fastest-levenshtein', 'zod'],
  },
  'src/engine/analysis': {
    rooms: [
      'src/engine/notation',
      'src/engine/network.ts',
      'src/engine/layers',
      'src/engine/shape.ts',
      'src/user-error.ts',
    ],
    packages: [],
  },
  'src/engine/compute': {
    rooms: [
      'src/engine/network.ts',
      'src/engine/layers',
      'src/engine/analysis',
      'src/engine/shape.ts',
      'type src/engine/tensorflow.ts',
      'src/user-error.ts',
    ],
    packages: ['type @tensorflow/tfjs-core', 'fastest-levenshtein', 'image-size', 'lru-cache', 'sharp'],
  },
  'src/engine/compute/backend.ts': {
    rooms: ['src/engine/tensorflow.ts'],
    packages: ['@tensorflow/tfjs-backend-wasm', '@tensorflow/tfjs-node'],
  },
  'src/engine/render': {
    rooms: [
      'src/engine/compute',
      'src/engine/analysis',
      'src/engine/notation',
      'src/engine/network.ts',
      'src/engine/layers',
      'src/engine/shape.ts',
      'src/user-error.ts',
    ],
    packages: [],
  },
  'src/engine/render/canvas.ts': { rooms: ['src/engine/render'], packages: ['canvas', '@napi-rs/canvas'] },
  'src/engine/jobs.ts': {
    rooms: [
      'src/engine/compute',
      'src/engine/compute/backend.ts',
      'src/engine/render',
      'src/engine/render/canvas.ts',
      'src/engine/network.ts',
    ],
    packages: [],
  },
  'src/chat': {
    rooms: ['src/user-error.ts', 'src/work/work.ts', 'type src/store'],
    packages: ['zod', 'fastest-levenshtein', 'lru-cache', 'rate-limiter-flexible'],
  },
  'src/study': {
    rooms: ['src/engine/notation', 'src/engine/analysis', 'src/engine/shape.ts', 'src/user-error.ts'],
    packages: ['fastest-levenshtein', 'minisearch', 'yaml', 'zod'],
  },
  'src/study/computed': {
    rooms: [
      'src/study',
      'src/engine/notation',
      'src/engine/analysis',
      'src/engine/network.ts',
      'src/engine/layers',
      'src/engine/shape.ts',
      'src/user-error.ts',
    ],
    packages: [],
  },
  'src/study/claims': {
    rooms: ['src/study', 'src/study/computed'],
    packages: [],
  },
  'src/study/quiz': {
    rooms: [
      'src/engine/analysis',
      'src/engine/compute',
      'src/engine/notation',
      'src/engine/network.ts',
      'src/engine/layers',
      'src/engine/shape.ts',
      'src/user-error.ts',
    ],
    packages: ['ts-fsrs', 'lru-cache'],
  },
  'src/study/daily': {
    rooms: ['type src/chat', 'type src/store', 'type src/study/quiz'],
    packages: ['croner', 'zod'],
  },
  commands: {
    rooms: [
      'src/chat',
      'src/study/daily',
      'src/study/quiz',
      'type src/store',
      'src/study',
      'src/study/claims',
      'src/study/computed',
      'src/engine/notation',
      'src/engine/analysis',
      'src/engine/compute',
      'src/engine/network.ts',
      'src/engine/layers',
      'src/engine/shape.ts',
      'src/user-error.ts',
      'type src/engine/jobs.ts',
      'type src/engine/render',
      'type src/work/work.ts',
    ],
    packages: ['zod'],
  },
  'src/work/work.ts': { rooms: [], packages: [] },
  'src/work': {
    rooms: ['src/deadline.ts', 'src/user-error.ts'],
    packages: ['tinypool', 'lru-cache'],
  },
  'src/platforms/terminal': { rooms: ['src/chat', 'src/user-error.ts'], packages: ['commander', 'zod'] },
  'src/platforms/web': {
    rooms: ['src/chat', 'src/user-error.ts'],
    packages: ['hono', '@hono/node-server', 'ipaddr.js', 'lru-cache', 'zod'],
  },
  'src/platforms/download.ts': {
    rooms: ['src/platforms/public-address.ts', 'src/user-error.ts'],
    packages: ['undici'],
  },
  'src/deadline.ts': { rooms: [], packages: [] },
  'src/platforms/persistently.ts': { rooms: ['src/deadline.ts'], packages: [] },
  'src/platforms/public-address.ts': { rooms: [], packages: ['ipaddr.js', 'undici'] },
  'src/environment.ts': { rooms: ['type src/user-error.ts'], packages: ['zod'] },
  'src/platforms/discord': {
    rooms: [
      'src/chat',
      'src/user-error.ts',
      'src/platforms/api-check.ts',
      'src/deadline.ts',
      'src/platforms/download.ts',
      'src/platforms/persistently.ts',
      'type src/store',
    ],
    packages: ['discord.js', 'hono'],
  },
  'src/platforms/slack': {
    rooms: [
      'src/chat',
      'src/user-error.ts',
      'src/platforms/api-check.ts',
      'src/platforms/download.ts',
      'src/platforms/persistently.ts',
      'type src/store',
    ],
    packages: ['@slack/bolt', '@hono/node-server', 'hono', 'lru-cache'],
  },
  'src/config.ts': { rooms: ['src/environment.ts', 'src/user-error.ts'], packages: [] },
  'src/secret.ts': { rooms: ['src/user-error.ts'], packages: [] },
  'src/starting.ts': { rooms: ['src/user-error.ts'], packages: [] },
  'src/make-work.ts': {
    rooms: ['src/work', 'type src/work/work.ts', 'type src/config.ts', 'type src/engine/jobs.ts'],
    packages: [],
  },
  'src/make-chats.ts': {
    rooms: [
      'src/chat',
      'src/platforms/discord',
      'src/platforms/slack',
      'src/secret.ts',
      'type src/config.ts',
      'type src/log.ts',
      'type src/store',
    ],
    packages: ['type hono'],
  },
  'src/make-bot.ts': {
    rooms: [
      'commands',
      'src/chat',
      'src/engine/compute',
      'src/study/quiz',
      'type src/store',
      'type src/work/work.ts',
      'type src/engine/jobs.ts',
    ],
    packages: [],
  },
  'src/platforms/api-check.ts': { rooms: ['type src/chat'], packages: [] },
  'src/checks.ts': {
    rooms: [
      'type src/chat',
      'type src/config.ts',
      'type src/store',
      'src/platforms/discord',
      'src/platforms/slack',
    ],
    packages: [],
  },
  'src/redact.ts': { rooms: [], packages: [] },
  'src/log.ts': { rooms: ['src/redact.ts', 'type src/environment.ts'], packages: ['pino'] },
  'src/metrics.ts': { rooms: ['type src/chat', 'type src/work/work.ts'], packages: ['prom-client'] },
  'src/health.ts': { rooms: ['type src/chat', 'type src/metrics.ts'], packages: ['hono'] },
  'src/watch.ts': {
    rooms: ['type src/chat', 'type src/log.ts', 'type src/metrics.ts', 'type src/work/work.ts'],
    packages: [],
  },
  'src/stopping.ts': { rooms: ['type src/log.ts'], packages: [] },
  'src/door.ts': { rooms: ['src/user-error.ts'], packages: ['@hono/node-server', 'type hono'] },
  'src/store': { rooms: ['src/user-error.ts'], packages: ['kysely', 'libsql', 'pg'] },
  'src/views.ts': {
    rooms: ['type src/chat', 'src/platforms/discord', 'src/platforms/slack'],
    packages: [],
  },
  'src/main.ts': {
    rooms: [
      'src/chat',
      'src/door.ts',
      'src/config.ts',
      'src/environment.ts',
      'src/health.ts',
      'src/log.ts',
      'src/metrics.ts',
      'src/starting.ts',
      'src/stopping.ts',
      'src/watch.ts',
      'src/user-error.ts',
      'src/make-work.ts',
      'src/make-bot.ts',
      'src/make-chats.ts',
      'src/store',
      'src/study/daily',
      'src/platforms/web',
      'src/views.ts',
    ],
    packages: ['hono'],
  },
  'src/operations.ts': {
    rooms: [
      'type src/chat',
      'src/config.ts',
      'type src/platforms/terminal',
      'src/platforms/discord',
      'src/platforms/slack',
      'src/store',
      'src/user-error.ts',
    ],
    packages: [],
  },
  'src/conv.ts': {
    rooms: [
      'src/operations.ts',
      'src/config.ts',
      'src/starting.ts',
      'src/make-work.ts',
      'src/checks.ts',
      'src/make-bot.ts',
      'src/store',
      'src/platforms/terminal',
    ],
    packages: [],
  },
  'src/child.ts': { rooms: ['src/engine/jobs.ts', 'src/work'], packages: [] },
};

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const files = ['src', 'commands'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
);
const imports = files.flatMap(importsOf);

/** Every import of a file, types included; relative ones as paths from the top. */
function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier && !specifier.startsWith('node:')) {
      found.push({ file, target: resolve(file, specifier), typeOnly: isTypeOnly(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function specifierOf(node: ts.Node): string | undefined {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
    return (node.moduleSpecifier as ts.StringLiteral).text;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return (node.argument.literal as ts.StringLiteral).text;
  }
  const isImportCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const [argument] = isImportCall ? node.arguments : [];
  return argument && ts.isStringLiteralLike(argument) ? argument.text : undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const { importClause } = node;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = importClause.namedBindings;
  return (
    !importClause.name &&
    !!named &&
    ts.isNamedImports(named) &&
    named.elements.every((element) => element.isTypeOnly)
  );
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return relative('.', join(dirname(file), specifier)).replaceAll('\\', '/');
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function roomOf(path: string): string | undefined {
  const rooms = Object.keys(ROOMS).filter((room) => path === room || path.startsWith(`${room}/`));
  return rooms.sort((one, other) => other.length - one.length)[0];
}

function isAllowed({ file, target, typeOnly }: Import): boolean {
  const own = roomOf(file)!;
  const isFile = /\/.*\.(ts|js)$/.test(target);
  const wanted = isFile ? roomOf(target) : target;
  if (wanted === own) return true;
  const allowed = isFile ? ROOMS[own]!.rooms : ROOMS[own]!.packages;
  const parent = dirname(own);
  // A file with a row of its own may use the rest of its folder, and the folder may use it.
  if (isFile && (wanted === parent || dirname(wanted ?? '') === own)) return true;
  return allowed.some((entry) => entry === wanted || (typeOnly && entry === `type ${wanted}`));
}

describe('The architecture', () => {
  it('is checked on real modules', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(files.length);
  });

  it('gives every file a room', () => {
    expect(files.filter((file) => !roomOf(file))).toEqual([]);
  });

  it('has no room without files', () => {
    const used = new Set(files.map(roomOf));
    expect(Object.keys(ROOMS).filter((room) => !used.has(room))).toEqual([]);
  });

  it('lets nobody import against the arrow', () => {
    const forbidden = imports.filter((entry) => !isAllowed(entry));
    expect(
      forbidden.map(({ file, target, typeOnly }) => `${file} → ${typeOnly ? 'type ' : ''}${target}`),
    ).toEqual([]);
  });

  it('would notice a planted violation', () => {
    const planted: readonly Import[] = [
      { file: 'src/engine/layers/conv.ts', target: 'src/chat/reply.ts', typeOnly: true },
      { file: 'src/chat/bot.ts', target: 'commands/compare.ts', typeOnly: false },
      { file: 'commands/compare.ts', target: 'src/platforms/web/adapter.ts', typeOnly: false },
      { file: 'src/engine/compute/feature-maps.ts', target: '@tensorflow/tfjs-core', typeOnly: false },
    ];
    expect(planted.filter(isAllowed)).toEqual([]);
  });

  it('reads the environment in the configuration and where a child starts, and nowhere else', () => {
    const readers = files.filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    expect(readers.sort()).toEqual(['src/config.ts', 'src/work/pool.ts', 'src/work/serve.ts']);
  });

  it('keeps files within 200 lines', () => {
    const long = files.filter((file) => readFileSync(file, 'utf8').trimEnd().split('\n').length > 200);
    expect(long).toEqual([]);
  });
});
