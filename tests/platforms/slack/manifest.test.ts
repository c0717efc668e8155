import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const conv = async (...words: readonly string[]) => {
  const program = join(import.meta.dirname, '../../../dist/conv.js');
  const { stdout } = await run(process.execPath, [program, 'slack', 'manifest', ...words]);
  return JSON.parse(stdout);
};

describe('conv slack manifest', () => {
  it('prints an app for Socket Mode that asks for little, within Slack’s limits', async () => {
    const { display_information: shown, features, oauth_config: oauth, settings } = await conv();
    expect(settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify({ features, settings })).not.toContain('url');
    expect(oauth.scopes.bot).not.toContain('channels:history');
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description.length).toBeLessThanOrEqual(140);
    const [command] = features.slash_commands;
    expect(command).toMatchObject({ command: '/conv', usage_hint: expect.stringContaining('compare') });
    expect(command.usage_hint.length).toBeLessThanOrEqual(100);
    for (const { name } of features.shortcuts) expect(name.length).toBeLessThanOrEqual(24);
  });

  it('names the public address for HTTP, and reads threads where that is wanted', async () => {
    const {
      features,
      oauth_config: oauth,
      settings,
    } = await conv('--http', 'https://bot.example.org/', '--threads');
    const address = 'https://bot.example.org/slack/events';
    expect(settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: address },
      interactivity: { request_url: address },
    });
    expect(settings.event_subscriptions.bot_events).toContain('message.channels');
    expect(features.slash_commands[0].url).toBe(address);
    expect(oauth.redirect_urls).toEqual(['https://bot.example.org/slack/oauth_redirect']);
    expect(oauth.scopes.bot).toContain('channels:history');
  });

  it('takes no address without https', async () => {
    await expect(conv('--http', 'http://bot.example.org')).rejects.toThrow('https');
  });
});
