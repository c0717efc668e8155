import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';

const program = 'dist/tests/store-child.js';

/** Bundles `child.ts`, so that it can be started. */
export async function buildChild(): Promise<void> {
  await build({
    entryPoints: ['tests/store/child.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
}

/** Starts it; `before` are the words of a program that starts it in its turn. */
export function startChild(
  mode: string,
  file: string,
  { before = [], uid }: { readonly before?: readonly string[]; readonly uid?: number | undefined } = {},
): ChildProcess {
  const [command, ...words] = [...before, process.execPath, program, mode, file];
  return spawn(command!, words, {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid }),
  });
}

export function linesOf({ stdout }: ChildProcess) {
  return createInterface(stdout!);
}

export async function firstLine(child: ChildProcess): Promise<unknown> {
  for await (const line of linesOf(child)) return JSON.parse(line);
  throw new Error('The program printed nothing.');
}
