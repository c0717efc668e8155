import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';

/** Starts `child.ts`; `before` are the words of a program that starts it in its turn. */
export type StartChild = (
  mode: string,
  file: string,
  options?: { readonly before?: readonly string[]; readonly uid?: number | undefined },
) => ChildProcess;

/** Bundles `child.ts` under a name of one's own; `alias` are packages that it finds under another name. */
export async function buildChild(name: string, alias: Record<string, string> = {}): Promise<StartChild> {
  const program = `dist/tests/store-${name}.js`;
  await build({
    entryPoints: ['tests/store/child.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias,
  });
  return (mode, file, { before = [], uid } = {}) => {
    const [command, ...words] = [...before, process.execPath, program, mode, file];
    return spawn(command!, words, {
      stdio: ['pipe', 'pipe', 'inherit'],
      ...(uid === undefined ? {} : { uid }),
    });
  };
}

export function linesOf({ stdout }: ChildProcess) {
  return createInterface(stdout!);
}

export async function firstLine(child: ChildProcess): Promise<unknown> {
  for await (const line of linesOf(child)) return JSON.parse(line);
  throw new Error('The program printed nothing.');
}
