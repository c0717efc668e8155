import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { definitionsOf } from '../../../src/platforms/discord/definitions.ts';
import { checkCommands } from '../../servers/discord/check-commands.ts';
import { type DiscordServer, discordServer } from '../../servers/discord/server.ts';

let server: DiscordServer;

beforeAll(async () => {
  server = await discordServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.state.commands.clear();
  server.state.refused.length = 0;
});

/** `conv discord deploy` as the owner of a bot types it. */
async function deploy(args: readonly string[] = [], token: string | undefined = server.token) {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  const child = spawn(process.execPath, [resolve('dist/conv.js'), 'discord', 'deploy', ...args], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      DISCORD_API_URL: server.apiUrl,
      ...(token ? { DISCORD_TOKEN: token } : {}),
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const [code] = await once(child, 'close');
  return { output, code };
}

describe('The commands as Discord knows them', () => {
  it('are taken by Discord', () => {
    expect(checkCommands(definitionsOf(commands as never))).toBeUndefined();
  });

  it('have names in every language, down to the last choice, and descriptions, down to the last option', () => {
    const texts = JSON.stringify(definitionsOf(commands as never));
    const named = texts.split('"name":').length - 1;
    const choices = texts.split('"value":').length - 1;
    expect(choices).toBeGreaterThan(10);
    for (const locale of ['de', 'es-ES', 'es-419', 'zh-CN']) {
      const [names, descriptions] = ['name', 'description'].map(
        (what) => texts.match(new RegExp(`"${what}_localizations":\\{[^}]*"${locale}":"[^"]+"`, 'g'))?.length,
      );
      expect([locale, names, descriptions]).toEqual([locale, named, named - choices - 1]);
    }
  });

  it('have a subcommand for every command, usable in servers, direct messages and as a user’s own app', () => {
    const [conv] = definitionsOf(commands as never);
    const names = (conv as { options: { name: string }[] }).options.map(({ name }) => name);
    expect(names).toEqual([...commands.map(({ name }) => name), 'paste']);
    expect(conv).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
  });
});

describe('conv discord deploy', () => {
  it('says what is new, registers it, and does nothing the second time', async () => {
    const first = await deploy();
    expect(first.output).toContain('+ /conv compare');
    expect(first.output).toContain('+ Explain these layers');
    expect(first.code).toBe(0);
    expect(server.state.commands.get('global')).toHaveLength(2);
    const puts = () => server.requests.filter(({ method }) => method === 'PUT').length;
    const before = puts();
    expect((await deploy()).output).toContain('Everything is registered');
    expect(puts()).toBe(before);
    expect(server.state.refused).toEqual([]);
  });

  it('shows what would change and registers nothing with --dry-run', async () => {
    await deploy(['--guild', '1100000000000000000']);
    const registered = server.state.commands.get('1100000000000000000')!;
    const old = JSON.parse(
      JSON.stringify(registered).replace('Compares two layers', 'Puts together two layers'),
    );
    old[0].options.push({ type: 1, name: 'gone', description: 'No longer there.' });
    server.state.commands.set('1100000000000000000', old);
    const { output } = await deploy(['--guild', '1100000000000000000', '--dry-run']);
    expect(output).toContain('~ /conv compare');
    expect(output).toContain('- /conv gone');
    expect(output).not.toContain('/conv help');
    expect(server.state.commands.get('1100000000000000000')).toBe(old);
  });

  it.each([
    ['no token', undefined, 'DISCORD_TOKEN is not set'],
    ['a wrong token', 'MTE5.wrong.token', 'does not know this DISCORD_TOKEN'],
  ])('says what to do with %s', async (_what, token, expected) => {
    const { output, code } = await deploy([], token ?? '');
    expect(output).toContain(expected);
    expect(output).toContain('discord.com/developers');
    expect(code).toBe(1);
  });
});
