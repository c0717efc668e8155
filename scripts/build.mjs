import {
  cpSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}dist/built`;
const page = 'src/platforms/web/page';

// These carry binaries of their own, start files by their path or are hardly ever needed: they stay where npm put them.
const unbundled = [
  '@napi-rs/canvas',
  '@tensorflow/tfjs-node',
  'canvas',
  'libsql',
  'node-fetch',
  'sharp',
  'tinypool',
];

// What packages that were written as CommonJS expect to find around them.
const commonjs = `
import { createRequire as makeRequire } from 'node:module';
import { dirname as folderOf } from 'node:path';
import { fileURLToPath as pathOf } from 'node:url';
const require = makeRequire(import.meta.url);
const __filename = pathOf(import.meta.url);
const __dirname = folderOf(__filename);`;

/** Bundles the program and the playground's page into dist/: one file loads several times faster than a thousand. */
async function build() {
  const started = new Date();
  const fresh = `dist-${process.pid}`;
  const esbuild = await import('esbuild');
  const shared = {
    absWorkingDir: root,
    bundle: true,
    sourcemap: true,
    logLevel: /** @type {const} */ ('warning'),
  };
  const program = {
    ...shared,
    outdir: fresh,
    splitting: true,
    external: unbundled,
    // TensorFlow.js' own bundles for Node hold everything that it ever was; its modules load in half the time.
    mainFields: ['module', 'main'],
    minify: true,
    banner: { js: commonjs },
    platform: /** @type {const} */ ('node'),
    format: /** @type {const} */ ('esm'),
    target: 'node20',
  };
  await Promise.all([
    esbuild.build({
      ...program,
      entryPoints: {
        main: 'src/main.ts',
        conv: 'src/conv.ts',
        bench: 'bench/index.ts',
        topics: 'src/study/library.ts',
        letters: 'src/engine/render/letters.ts',
      },
    }),
    // By itself: what it shares with the rest would come in parts, which take longer to load.
    esbuild.build({ ...program, entryPoints: { child: 'src/child.ts' } }),
    esbuild.build({
      ...shared,
      entryPoints: [`${page}/page.ts`, `${page}/page.css`],
      outdir: `${fresh}/page`,
      minify: true,
      format: 'esm',
      target: 'es2022',
    }),
  ]);
  for (const file of readdirSync(`${root}${page}`)) {
    if (/\.(html|svg)$/.test(file)) cpSync(`${root}${page}/${file}`, `${root}${fresh}/page/${file}`);
  }
  await prepare(fresh);
  writeFileSync(`${root}${fresh}/built`, '');
  utimesSync(`${root}${fresh}/built`, started, started);
  // Swapped in whole: a program that starts meanwhile finds the old build or the new one.
  const former = `${root}${fresh}-former`;
  if (existsSync(`${root}dist`)) renameSync(`${root}dist`, former);
  renameSync(`${root}${fresh}`, `${root}dist`);
  rmSync(former, { recursive: true, force: true, maxRetries: 3 });
}

/**
 * Reads, checks and indexes the topics and draws the usual letters once, with the code that was just built.
 * @param {string} fresh
 */
async function prepare(fresh) {
  /** @param {string} file */
  const built = (file) => import(new URL(`../${fresh}/${file}.js`, import.meta.url).href);
  const [{ readLibrary }, { writeLetters }] = await Promise.all([built('topics'), built('letters')]);
  const library = readLibrary(new URL('../src/study/', import.meta.url));
  writeFileSync(`${root}${fresh}/topics.json`, JSON.stringify(library));
  writeFileSync(`${root}${fresh}/letters.json`, JSON.stringify(writeLetters()));
}

/** Builds when a source is newer than the last build. */
export async function buildIfStale() {
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  const sources = ['src', 'commands', 'bench', 'scripts', 'package-lock.json'];
  if (sources.some((source) => newest(`${root}${source}`) > built)) await build();
}

/**
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((entry) => newest(`${path}/${entry}`)));
}
