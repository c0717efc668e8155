import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { configOf } from '../src/config.ts';
import { environment, readEnvironment } from '../src/environment.ts';

const start = (env: Record<string, string>) =>
  promisify(execFile)(process.execPath, ['dist/main.js'], { env: { ...process.env, ...env } }).catch(
    (error: unknown) => error as { readonly code: number; readonly stderr: string },
  );

const SECRET = '0123456789abcdef';
const SOCKET = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const OAUTH = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: SECRET };

const mistakesIn = (variables: Readonly<Record<string, string>>) => {
  const read = readEnvironment(variables);
  return 'mistakes' in read ? read.mistakes : [];
};

describe('The configuration', () => {
  it('has every variable in .env.example, with its default, one line of explanation, and no other', () => {
    const lines = readFileSync('.env.example', 'utf8').split('\n');
    const set = lines.flatMap((line, index) => {
      const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [{ name, value, explained: lines[index - 1]?.startsWith('# ') }];
    });
    const standards = environment.parse({}) as Readonly<Record<string, unknown>>;
    expect(set).toEqual(
      expect.arrayContaining(
        Object.keys(environment.shape).map((name) => ({
          name,
          value: String(standards[name] ?? ''),
          explained: true,
        })),
      ),
    );
    expect(set).toHaveLength(Object.keys(environment.shape).length);
  });

  it('takes the example of each variable that has a plain one, and an empty one as not set', () => {
    for (const [name, schema] of Object.entries(environment.shape)) {
      const { example } = schema.meta() ?? {};
      if (!/\s|…/.test(String(example))) expect(() => schema.parse(example), name).not.toThrow();
    }
    expect(readEnvironment({ PORT: '', DISCORD_TOKEN: '' })).toEqual(readEnvironment({}));
  });

  it.each([
    ['PORT', '65536', 'a whole number from 0 to 65535'],
    ['PORT', '3.5', 'a whole number from 0 to 65535'],
    ['DISCORD_PUBLIC_KEY', 'abc', '64 hexadecimal digits'],
    ['DISCORD_API_URL', 'discord.com', 'https:// or http://'],
    ['SLACK_API_URL', 'ftp://slack.com', 'https:// or http://'],
    ['SLACK_CLIENT_ID', 'A012', 'two numbers with a point'],
    ['LOG_LEVEL', 'loud', 'fatal, error, warn, info, debug, trace or silent'],
  ])('says what was read of %s and what it must be', (name, value, rule) => {
    const [mistake] = mistakesIn({ [name]: value });
    expect(mistake?.wrong).toContain(`${name} is “${value}”`);
    expect(mistake?.wrong).toContain(rule);
    expect(mistake?.write).toMatch(new RegExp(`^${name}=.`));
  });

  it.each([
    ['DISCORD_TOKEN', 'canary no token', 'three parts'],
    ['SLACK_BOT_TOKEN', 'xapp-canary', 'xoxb-'],
    ['SLACK_APP_TOKEN', 'xoxb-canary', 'xapp-'],
    ['SLACK_SIGNING_SECRET', 'canary', '16 characters'],
    ['SLACK_CLIENT_SECRET', 'canary', '16 characters'],
    ['DATABASE_URL', 'mysql://me:canary@host/name', 'postgres://'],
    ['SECRET_KEY', 'canary', '32 characters'],
  ])('never shows what was read of %s', (name, value, rule) => {
    const mistakes = mistakesIn({ [name]: value });
    expect(mistakes[0]?.wrong).toContain(name);
    expect(mistakes[0]?.wrong).toContain(rule);
    expect(JSON.stringify(mistakes)).not.toContain('canary');
  });

  it.each([
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN or SLACK_CLIENT_ID is not'],
    [
      { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: '0123456789abcdef' },
      'SLACK_SIGNING_SECRET or SLACK_APP_TOKEN is not',
    ],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is not'],
    [{ SLACK_SIGNING_SECRET: '0123456789abcdef' }, 'SLACK_BOT_TOKEN or SLACK_CLIENT_ID is not'],
    [{ SLACK_CLIENT_ID: '1.2', SLACK_SIGNING_SECRET: '0123456789abcdef' }, 'SLACK_CLIENT_SECRET is not'],
    [{ DISCORD_PUBLIC_KEY: '0'.repeat(64) }, 'DISCORD_TOKEN is not'],
  ])('says which other variable %o takes', (variables: Record<string, string>, rule) => {
    expect(mistakesIn(variables).map(({ wrong }) => wrong)).toEqual([expect.stringContaining(rule)]);
  });

  it.each([
    ['a bot token and Socket Mode', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, false],
    ['a bot token and HTTP', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: SECRET }, true],
    ['both ways, of which Socket Mode is taken', { ...SOCKET, SLACK_SIGNING_SECRET: SECRET }, false],
    ['Socket Mode in many workspaces, for the pages that install it', { ...SOCKET, ...OAUTH }, true],
    ['Discord by its gateway', { DISCORD_TOKEN: 'a.b.c' }, false],
    ['Discord over HTTP', { DISCORD_TOKEN: 'a.b.c', DISCORD_PUBLIC_KEY: '0'.repeat(64) }, true],
    ['the playground', { PORT: '8080', ...SOCKET }, true],
    ['nothing, for the playground', {}, true],
  ])('opens the port where somebody calls: %s', (_what, variables: Record<string, string>, door) => {
    const read = readEnvironment(variables);
    expect('environment' in read && configOf(read.environment).door).toBe(door);
  });

  it('tells wrong values and missing partners at once', () => {
    const wrong = mistakesIn({ PORT: 'x', LOG_LEVEL: 'x', SLACK_APP_TOKEN: 'xapp-1' });
    expect(wrong).toHaveLength(3);
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
