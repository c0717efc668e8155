// Installs what is missing, builds what has changed, then runs one of the program's entries: `run.mjs main`, `run.mjs conv …`.
import { buildIfStale } from './build.mjs';
import { installIfBehind } from './install.mjs';

const [entry = 'main', ...rest] = process.argv.slice(2);
installIfBehind();
await buildIfStale();
process.argv.splice(2, process.argv.length, ...rest);
await import(new URL(`../dist/${entry}.js`, import.meta.url).href);
