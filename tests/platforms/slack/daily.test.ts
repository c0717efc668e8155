import { describe, expect, it } from 'vitest';
import { slashCommand } from '../../servers/slack/people.ts';
import { perceived } from '../../servers/slack/perceived.ts';
import { withBot } from './with-bot.ts';

const { slack, answerTo } = withBot();

const slash = (text: string, channel: string) =>
  answerTo(slashCommand(slack(), text, { user: 'UADMIN', channel }), 'slash_commands');

const messagesIn = (channel: string) =>
  slack()
    .workspace.all()
    .filter((kept) => kept.channel === channel && kept.for === undefined)
    .map(({ blocks }) => perceived(blocks));

describe('A daily question that is set in a channel of Slack', () => {
  it('is told to everybody there by a message of the bot, and to the moderator alone that it is set', async () => {
    const answer = await slash('daily 9:00', 'C5');
    expect(answer.for).toBe('UADMIN');
    expect(perceived(answer.blocks)).toContain('A question comes here every day from now on');
    expect(messagesIn('C5')).toEqual([expect.stringContaining('At 09:00 in UTC')]);
  });

  it('is refused where the bot cannot write, and what was set before stays', async () => {
    await slash('daily 8:00', 'C6');
    for (const channel of ['C6', 'C7']) slack().workspace.rules.foreignChannels.add(channel);
    for (const [channel, left] of [
      ['C6', 'At 08:00 in UTC'],
      ['C7', 'No daily question here'],
    ] as const) {
      const refused = await slash('daily 9:00', channel);
      expect(refused.for).toBe('UADMIN');
      expect(perceived(refused.blocks)).toContain('Add me to it, then set the time again');
      expect(perceived((await slash('daily', channel)).blocks)).toContain(left);
    }
  });

  it('is not set, and not blamed on the channel, where Slack itself is out of order', async () => {
    slack().refuse('chat.postMessage', 'fatal_error', 9);
    const failed = await slash('daily 9:00', 'C8');
    slack().refuse('chat.postMessage', 'fatal_error', 0);
    expect(perceived(failed.blocks)).not.toContain('Add me to it');
    expect(perceived((await slash('daily', 'C8')).blocks)).toContain('No daily question here');
  });
});
