import { build as bundle } from 'esbuild';

/** Bundles the program into dist/: one file for each entry, packages left where npm put them. */
export async function build() {
  await bundle({
    entryPoints: ['src/main.ts', 'src/child.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
}
