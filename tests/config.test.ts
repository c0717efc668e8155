import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { environment } from '../src/config.ts';

const start = (env: Record<string, string>) =>
  promisify(execFile)(process.execPath, ['dist/main.js'], { env: { ...process.env, ...env } }).catch(
    (error: unknown) => error as { readonly code: number; readonly stderr: string },
  );

describe('The configuration', () => {
  it('has every variable in .env.example, with its default, and no other', () => {
    const lines = readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gm);
    const example = Object.fromEntries([...lines].map(([, name, value]) => [name, value]));
    const defaults = Object.entries(environment.parse({})).map(([name, value]) => [name, String(value)]);
    expect(example).toEqual(Object.fromEntries(defaults));
  });

  it('names every wrong variable, with what was read and what to write', async () => {
    const { code, stderr } = (await start({ PORT: 'eighty', CHILDREN: '0' })) as {
      code: number;
      stderr: string;
    };
    expect(code).toBe(1);
    expect(stderr).toContain('PORT is “eighty”');
    expect(stderr).toContain('Write: PORT=3000');
    expect(stderr).toContain('CHILDREN is “0”');
    expect(stderr).not.toContain(' at ');
  });

  it('says when the port is taken, and what to write instead', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const { code, stderr } = (await start({ PORT: String(port) })) as { code: number; stderr: string };
    other.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} is taken`);
  });

  it('offers no port behind the last one', async () => {
    const other = createServer().listen(65_535, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { stderr } = (await start({ PORT: '65535' })) as { code: number; stderr: string };
    other.close();
    expect(stderr).toContain('Write: PORT=65534,');
  });
});
