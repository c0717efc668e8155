import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { buttonsOf, press, slashCommand } from '../../servers/slack/people.ts';
import { perceived } from '../../servers/slack/perceived.ts';
import type { Kept } from '../../servers/slack/workspace.ts';
import { withBot } from './with-bot.ts';

const { slack, answerTo } = withBot();

const slash = (text: string, more?: Parameters<typeof slashCommand>[2]) =>
  answerTo(slashCommand(slack(), text, more), 'slash_commands');

const COMPARISON = 'compare Conv2D(64, (3, 3)) vs Conv2D(32, (7, 7)) on 28x28x1';

describe('A slash command in Slack', () => {
  it('is answered with the figures, the reasons and the picture with its description, in one message', async () => {
    const { channel, blocks, text } = await slash(COMPARISON);
    expect(channel).toBe('C1');
    expect(blocks.map(({ type }) => type)).toEqual(expect.arrayContaining(['header', 'table', 'image']));
    const picture = blocks.find(({ type }) => type === 'image');
    expect(picture?.alt_text).toMatch(/640 and 1,600/);
    expect(perceived(blocks)).toMatch(/Parameters.*640.*1,600/);
    expect(text).toMatch(/^640 against 1,600 parameters/);
  });

  it.each(commands.flatMap(({ examples }) => examples))('answers the example: %s', async (example) => {
    const { blocks } = await slash(example);
    expect(perceived(blocks)).not.toMatch(/to correct|went wrong/);
  });

  it('reads what phones and Slack make of quotation marks, dashes, links and signs', async () => {
    const written = COMPARISON.replace('(64, (3, 3))', '(64, (3, 3), activation=“relu”)');
    const { blocks } = await slash(`${written} —seed 2`);
    expect(perceived(blocks)).toContain('640');
  });

  it('pings nobody, whatever is written', async () => {
    const { blocks } = await slash('<!channel> <@U2> @here <!subteam^S1>');
    expect(perceived(blocks)).toContain('@here');
    const asked = await slash('ask what is <!channel> padding @here?');
    expect(perceived(asked.blocks)).toContain('@here');
  });

  it('tells a mistake to the asker alone', async () => {
    expect((await slash('compare 64@3x3 vs 32@')).for).toBe('U1');
  });

  it('says in a channel who asked and what, since Slack does not, and goes on saying so when a page is turned', async () => {
    const small = (kept: Kept) => perceived(kept.blocks.filter(({ type }) => type === 'context'));
    const layers = Array.from({ length: 120 }, (_, index) => `${8 + index}@3x3`).join(' > ');
    const first = await slash(`summary ${layers} --input 512x512x3`);
    expect(small(first)).toMatch(/Asked by Ada: \/conv summary 8@3x3 > 9@3x3.*…$/m);
    const turned = await answerTo(press(slack(), first, 'Page 2', 'U2'), 'interactive');
    expect(small(turned)).toContain('Asked by Ada: /conv summary');
    expect(small(await slash('images', { channel: 'D1' }))).not.toContain('Asked by');
    expect(small(await slash('images --private'))).not.toContain('Asked by');
  });

  it('answers in a channel that the bot is no member of', async () => {
    slack().workspace.rules.foreignChannels.add('C9');
    const { channel, blocks } = await slash(COMPARISON, { channel: 'C9' });
    expect(channel).toBe('C9');
    expect(blocks.some(({ type }) => type === 'image')).toBe(true);
  });

  it('shows the answer to the asker alone where that is wished', async () => {
    const answer = await slash(`${COMPARISON} --private`);
    expect(answer.for).toBe('U1');
  });

  it('follows a button with an answer in the thread', async () => {
    const answer = await slash(COMPARISON);
    const next = await answerTo(press(slack(), answer, 'Feature maps of A'), 'interactive');
    expect(next.thread).toBe(answer.ts);
    expect(perceived(next.blocks)).toMatch(/maps/i);
  });

  it('refuses a button that was altered', async () => {
    const answer = await slash('examples');
    const [button] = buttonsOf(answer.blocks);
    const forged = {
      ...answer,
      blocks: [{ type: 'actions', elements: [{ ...button, value: `x${button!.value}` }] }],
    };
    await slack().socket.send('interactive', press(slack(), forged, button!.text.text));
    const note = await slack().workspace.until(() =>
      slack()
        .workspace.all()
        .find(({ text }) => text.includes('too old')),
    );
    expect(note.for).toBe('U1');
  });

  it('turns the pages of an answer too long for one message, in place', async () => {
    const layers = Array.from({ length: 120 }, (_, index) => `${8 + index}@3x3`).join(' > ');
    const first = await slash(`summary ${layers} --input 512x512x3`);
    const second = await answerTo(press(slack(), first, 'Page 2'), 'interactive');
    expect(second.ts).toBe(first.ts);
    expect(perceived(second.blocks)).not.toBe(perceived(first.blocks));
    expect(buttonsOf(second.blocks).map(({ text }) => text.text)).toContainEqual(
      expect.stringMatching(/^← Page 1 of /),
    );
  });

  it('lets whoever asked delete the answer, or an admin, and nobody else', async () => {
    const gone = (ts: string) =>
      slack().workspace.until(() =>
        slack()
          .workspace.all()
          .some((kept) => kept.ts === ts)
          ? undefined
          : true,
      );
    const answer = await slash('images');
    await slack().socket.send('interactive', press(slack(), answer, 'Delete', 'U2'));
    const note = await slack().workspace.until(() =>
      slack()
        .workspace.all()
        .find(({ text }) => text.startsWith('Only who asked')),
    );
    expect(note.for).toBe('U2');
    await slack().socket.send('interactive', press(slack(), answer, 'Delete', 'UADMIN'));
    await gone(answer.ts);
    const other = await slash('help');
    await slack().socket.send('interactive', press(slack(), other, 'Delete'));
    await gone(other.ts);
  });
});
