import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Where Debian puts PostgreSQL's server. */
const VERSIONS = '/usr/lib/postgresql';

/** The folder of the server's programs; undefined where it is not installed. */
export function postgresPrograms(): string | undefined {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : [];
  return versions
    .map((version) => join(VERSIONS, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

export interface PostgresServer {
  readonly url: string;
  /** Ends it at once, as a machine that fails. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with what it had. */
  start(): Promise<void>;
}

/** A server of its own on loopback, in a temporary folder, run by an unprivileged user. */
export async function startPostgres(bin: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'convbot-postgres-'));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const options = { cwd: folder, env: { LC_ALL: 'C' }, ...user };
  execFileSync(
    join(bin, 'initdb'),
    ['--pgdata=data', '--username=convbot', '--auth=trust', '--no-sync', '--encoding=UTF8'],
    options,
  );
  const port = await freePort();
  const run = async () => {
    const server = spawn(
      join(bin, 'postgres'),
      [
        '-D',
        'data',
        '-h',
        '127.0.0.1',
        '-p',
        String(port),
        '-k',
        '',
        '-c',
        'fsync=off',
        '-c',
        'max_connections=40',
      ],
      { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    for await (const line of createInterface(server.stderr)) {
      if (line.includes('ready to accept connections')) break;
    }
    server.stderr.resume();
    return server;
  };
  let running = await run();
  return {
    url: `postgres://convbot@127.0.0.1:${port}/postgres`,
    async kill() {
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGQUIT');
      await ended;
    },
    async start() {
      running = await run();
    },
  };
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });
}
