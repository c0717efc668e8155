import { describe, expect, it } from 'vitest';
import { buttonsOf, direct, homeOpened, press, pressed, slashCommand } from '../../servers/slack/people.ts';
import { perceived } from '../../servers/slack/perceived.ts';
import { withBot } from './with-bot.ts';

const { slack, answerTo } = withBot();

const slash = (text: string, more: { readonly user?: string; readonly channel?: string }) =>
  answerTo(slashCommand(slack(), text, more), 'slash_commands');

describe('The settings of a workspace', () => {
  it('are changed from the Home tab by an admin, and hold in direct messages', async () => {
    await slack().socket.send('events_api', homeOpened('UADMIN'));
    const home = await slack().workspace.until(() => slack().workspace.homes.get('UADMIN'));
    const button = buttonsOf(home.blocks as []).find(({ text }) => text.text === 'Change settings');
    const container = { type: 'view', view_id: 'V1' };
    const shown = await answerTo(pressed({ ...button }, 'UADMIN', { container, view: home }), 'interactive');
    expect(shown.channel).toBe('DADMIN');
    const changed = await answerTo(press(slack(), shown, 'Write in PyTorch', 'UADMIN'), 'interactive');
    expect(perceived(changed.blocks)).toContain('in PyTorch');
    const asked = { user: 'U1', ts: slack().workspace.stamp() };
    expect(perceived((await answerTo(direct('settings', asked))).blocks)).toContain('in PyTorch');
  });

  it('are no more than shown to everybody else', async () => {
    await slack().socket.send('events_api', homeOpened('U2'));
    const home = await slack().workspace.until(() => slack().workspace.homes.get('U2'));
    expect(perceived(home.blocks as [])).toContain('Notation: pytorch');
    expect(buttonsOf(home.blocks as []).map(({ text }) => text.text)).not.toContain('Change settings');
    const refused = await answerTo(
      direct('settings --answers private', { user: 'U2', channel: 'D2', ts: slack().workspace.stamp() }),
    );
    expect(perceived(refused.blocks)).toContain('Only those who may manage');
  });

  it('keep the bot out of channels that were not chosen, and never out of direct messages', async () => {
    await slash('settings --channels here', { user: 'UADMIN', channel: 'C0000003' });
    expect(perceived((await slash('images', { channel: 'C0000003' })).blocks)).toContain('cat');
    expect(perceived((await slash('images', { channel: 'C0000001' })).blocks)).not.toContain('cat');
    for (const channel of ['D1', 'D9']) {
      const answer = await answerTo(direct('images', { channel, ts: slack().workspace.stamp() }));
      expect(perceived(answer.blocks)).toContain('cat');
      expect(perceived((await slash('images', { channel })).blocks)).toContain('cat');
    }
  });
});
