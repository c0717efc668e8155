import { execFile } from 'node:child_process';
import { access, constants, mkdir, statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Check, Finding } from './chat/check.ts';
import type { Config } from './config.ts';
import { discordCheck } from './platforms/discord/check.ts';
import { slackCheck } from './platforms/slack/check.ts';
import type { Store } from './store/store.ts';

/** What `doctor` looks at beside the engine: this machine, the store, and the platforms that have tokens. */
export function checksOf(
  config: Config,
  openStore: (onTrouble: (sentence: string) => void) => Store,
): readonly Check[] {
  const { DISCORD_TOKEN: token, SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = config;
  return [
    node,
    () => memoryCap(config.CHILD_MEGABYTES),
    () => disk(resolve(config.DATA_FOLDER)),
    () => database(config.DATABASE_URL !== undefined, openStore),
    ...(token
      ? [
          discordCheck({
            token,
            apiUrl: config.DISCORD_API_URL,
            overHttp: config.DISCORD_PUBLIC_KEY !== undefined,
          }),
        ]
      : []),
    ...(botToken || appToken ? [slackCheck({ botToken, appToken, apiUrl: config.SLACK_API_URL })] : []),
  ];
}

async function node(): Promise<readonly Finding[]> {
  const finding = { part: 'Node', state: process.version };
  if (Number.parseInt(process.versions.node, 10) >= 20) return [finding];
  return [{ ...finding, mend: 'Install Node 20 or newer.' }];
}

/** Whether children can be kept from taking all memory. */
async function memoryCap(megabytes: number): Promise<readonly Finding[]> {
  const part = 'Memory caps';
  try {
    await promisify(execFile)('prlimit', ['--version']);
    return [{ part, state: `${megabytes} MiB for each process that draws` }];
  } catch {
    return [
      {
        part,
        state: 'prlimit is not here',
        mend: 'Install util-linux (on Debian: apt-get install util-linux), or bound the memory of the whole service.',
      },
    ];
  }
}

const LITTLE = 200;

async function disk(folder: string): Promise<readonly Finding[]> {
  const part = 'Disk';
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    const free = Math.floor((bavail * bsize) / 2 ** 20);
    const state = `${free.toLocaleString('en')} MiB free for ${folder}`;
    if (free >= LITTLE) return [{ part, state }];
    return [{ part, state, mend: `Make room: below ${LITTLE} MiB, buttons and settings may be lost.` }];
  } catch {
    return [
      {
        part,
        state: `nothing can be written to ${folder}`,
        mend: 'Set DATA_FOLDER to a folder that the program’s user may write to.',
      },
    ];
  }
}

/** Writes and reads back; what goes wrong is what the store would tell. */
async function database(
  isServer: boolean,
  openStore: (onTrouble: (sentence: string) => void) => Store,
): Promise<readonly Finding[]> {
  const troubles: string[] = [];
  const store = openStore((sentence) => troubles.push(sentence));
  const key = await store.requests.keep({ text: 'doctor' });
  const isThere = (await store.requests.find(key)) !== undefined;
  await store.close();
  const part = 'Database';
  if (isThere && troubles.length === 0) {
    return [{ part, state: `${isServer ? 'PostgreSQL' : 'SQLite'}, written and read` }];
  }
  const mend = isServer
    ? 'Check that PostgreSQL runs and that DATABASE_URL names it.'
    : 'Check that DATA_FOLDER can be written to.';
  return [{ part, state: troubles[0] ?? 'what was written is not there', mend }];
}
