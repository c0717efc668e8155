import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Run {
  readonly output: string;
  readonly errors: string;
  readonly code: number | null;
}

/** An empty folder to run in. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'conv-'));
}

/** Runs the built program as a user's shell does, in a folder of its own. */
export function runConv(
  args: readonly string[],
  {
    input = '',
    folder = emptyFolder(),
    variables = {},
  }: {
    readonly input?: string;
    readonly folder?: string;
    readonly variables?: Readonly<Record<string, string>>;
  } = {},
): Promise<Run> {
  const { COLUMNS: _columns, FORCE_COLOR: _colour, ...environment } = process.env;
  const child = spawn(process.execPath, [resolve('dist/conv.js'), ...args], {
    cwd: folder,
    env: { ...environment, ...variables },
  });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  child.stdin.end(input);
  return new Promise((settle, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      settle({ output: String(Buffer.concat(output)), errors: String(Buffer.concat(errors)), code }),
    );
  });
}
