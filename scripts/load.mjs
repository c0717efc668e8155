// Puts the built program under load in a Discord and a Slack on loopback: `npm run bench:load`, or `npm run bench:load -- short`.
import { buildIfStale } from './build.mjs';
import { installIfBehind } from './install.mjs';

installIfBehind();
await buildIfStale();
const { build } = await import('esbuild');
// The local servers are made of what only tests need, so this is no part of the program's own build.
await build({
  entryPoints: ['bench/load/index.ts'],
  outfile: 'dist/load.mjs',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
});
await import(new URL('../dist/load.mjs', import.meta.url).href);
