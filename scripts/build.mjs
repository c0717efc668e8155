import { cpSync, existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}dist/built`;
const page = 'src/platforms/web/page';

/** Bundles the program and the playground's page into dist/; packages stay where npm put them. */
export async function build() {
  const started = new Date();
  const esbuild = await import('esbuild');
  const shared = {
    absWorkingDir: root,
    bundle: true,
    sourcemap: true,
    logLevel: /** @type {const} */ ('warning'),
  };
  await Promise.all([
    esbuild.build({
      ...shared,
      entryPoints: { main: 'src/main.ts', conv: 'src/conv.ts', child: 'src/child.ts', bench: 'bench/index.ts' },
      outdir: 'dist',
      splitting: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
    }),
    esbuild.build({
      ...shared,
      entryPoints: [`${page}/page.ts`, `${page}/page.css`],
      outdir: 'dist/page',
      minify: true,
      format: 'esm',
      target: 'es2022',
    }),
  ]);
  for (const file of readdirSync(`${root}${page}`)) {
    if (/\.(html|svg)$/.test(file)) cpSync(`${root}${page}/${file}`, `${root}dist/page/${file}`);
  }
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started);
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
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((entry) => newest(`${path}/${entry}`)));
}
