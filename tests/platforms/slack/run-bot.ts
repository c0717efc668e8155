import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APP_TOKEN, BOT_TOKEN, type SlackServer } from '../../servers/slack/server.ts';

/** The shipped program as its own process, started with variables as a host would. */
export interface RunningBot {
  readonly process: ChildProcess;
  output(): string;
  stop(): Promise<void>;
}

/** Starts the bot in Socket Mode, unless other variables are given; resolves when it says that it is there. */
export async function runBot(
  slack: SlackServer,
  variables: Readonly<Record<string, string>> = { SLACK_APP_TOKEN: APP_TOKEN, SLACK_BOT_TOKEN: BOT_TOKEN },
): Promise<RunningBot> {
  const folder = mkdtempSync(join(tmpdir(), 'convbot-'));
  const program = join(import.meta.dirname, '../../../dist/main.js');
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      SLACK_API_URL: slack.apiUrl,
      DATA_FOLDER: folder,
      CHILDREN: '1',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      child.emit('said');
    });
  }
  child.on('exit', () => child.emit('said'));
  while (!output.includes('"started"')) {
    if (child.exitCode !== null) throw new Error(`The bot ended:\n${output}`);
    await once(child, 'said');
  }
  return {
    process: child,
    output: () => output,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
    },
  };
}
