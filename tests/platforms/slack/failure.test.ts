import { describe, expect, it } from 'vitest';
import { direct, slashCommand } from '../../servers/slack/people.ts';
import { perceived } from '../../servers/slack/perceived.ts';
import { startSlack } from '../../servers/slack/server.ts';
import { runBot } from './run-bot.ts';
import { isComplete, withBot } from './with-bot.ts';

const { slack, answerTo } = withBot();

const COMPARISON = 'compare conv 64 3x3 vs conv 32 7x7 on 28x28x1';
const ask = () => answerTo(direct(COMPARISON, { ts: slack().workspace.stamp() }));

describe('When Slack is not at its best', () => {
  it('answers once what is delivered three times', async () => {
    const { socket, workspace, calls } = slack();
    const before = calls.filter(({ method }) => method === 'chat.postMessage').length;
    const command = slashCommand(slack(), 'images', { channel: 'C7' });
    for (const retry of [0, 1, 2]) await socket.send('slash_commands', command, { retry });
    await workspace.until(() => workspace.all().find((kept) => kept.channel === 'C7' && isComplete(kept)));
    // Whatever comes behind them shows that they were all dealt with.
    await ask();
    expect(calls.filter(({ method }) => method === 'chat.postMessage').length).toBe(before + 2);
  });

  it('waits where it is asked to, and lets no other channel wait', async () => {
    const { workspace } = slack();
    workspace.rules.secondsBetweenPosts = 1;
    const inChannel = (channel: string) =>
      slack().socket.send('slash_commands', slashCommand(slack(), 'images', { channel }));
    await inChannel('C5');
    await inChannel('C5');
    await inChannel('C6');
    const of = (channel: string) =>
      workspace.all().filter((kept) => kept.channel === channel && isComplete(kept));
    await workspace.until(() => of('C6')[0]);
    await workspace.until(() => (of('C5').length === 2 ? true : undefined));
    workspace.rules.secondsBetweenPosts = 0;
  });

  it('tries again while Slack is out of order', async () => {
    slack().fail('chat.postMessage', 2);
    expect(perceived((await ask()).blocks)).toContain('1,600');
  });

  it('tries again for as long as Slack is out of order', async () => {
    // With the waits between two tries these are outages of five seconds and more.
    slack().fail('chat.postMessage', 4);
    slack().fail('response', 2);
    const { socket, workspace } = slack();
    const ask = (channel: string, text: string) =>
      socket.send('slash_commands', slashCommand(slack(), text, { channel }));
    await ask('C3', `${COMPARISON} --private`);
    await ask('C8', COMPARISON);
    for (const channel of ['C3', 'C8']) {
      const answer = await workspace.until(
        () => workspace.all().find((kept) => kept.channel === channel && isComplete(kept)),
        40,
      );
      expect(perceived(answer.blocks)).toContain('1,600');
      expect(answer.for).toBe(channel === 'C3' ? 'U1' : undefined);
    }
  }, 60_000);

  it.each(['invalid_blocks', 'msg_blocks_too_long'])(
    'says so where Slack takes an answer in no way: %s',
    async (refusal) => {
      slack().refuse('chat.postMessage', refusal, refusal === 'invalid_blocks' ? 4 : 1);
      const { workspace } = slack();
      const before = workspace.all().length;
      await slack().socket.send('slash_commands', slashCommand(slack(), 'help', { channel: 'C2' }));
      const told = await workspace.until(() => workspace.all()[before]);
      expect(perceived(told.blocks)).toContain('The answer could not be shown');
      // The next one is shown as ever.
      expect(perceived((await ask()).blocks)).toContain('1,600');
    },
  );

  it('tells a picture in words where it cannot be uploaded', async () => {
    const { rules } = slack().workspace;
    rules.uploads = false;
    const answer = await answerTo(
      direct('feature-maps 7@5x5 --image cat', { ts: slack().workspace.stamp() }),
    );
    rules.uploads = true;
    expect(answer.blocks.some(({ type }) => type === 'image')).toBe(false);
    expect(perceived(answer.blocks)).toContain('Picture: ');
  });

  it.each(['refused', 'left out'] as const)(
    'tells a picture in words and shares its file where it is %s',
    async (outcome) => {
      const { workspace } = slack();
      workspace.rules.pictures = outcome;
      const { channel, ts } = await ask();
      const shared = await workspace.until(() =>
        [...workspace.files.values()].find(({ sharedIn, thread }) => sharedIn && thread === ts),
      );
      workspace.rules.pictures = 'shown';
      const { blocks } = workspace.messages.get(`${channel} ${ts}`)!;
      const types = blocks.map(({ type }) => type);
      expect(types).toContain('table');
      expect(types).not.toContain('image');
      expect(perceived(blocks)).toContain(`Picture: ${shared.comment}`);
      expect(shared).toMatchObject({ sharedIn: channel, length: shared.bytes?.byteLength });
    },
  );

  it('sets tables as text where Slack does not know its own', async () => {
    slack().workspace.rules.tables = false;
    const answer = await answerTo(slashCommand(slack(), COMPARISON), 'slash_commands');
    slack().workspace.rules.tables = true;
    expect(answer.blocks.some(({ type }) => type === 'table')).toBe(false);
    expect(perceived(answer.blocks)).toContain('1,600');
  });

  it('answers again after its socket was asked to reconnect, and after it was torn', async () => {
    const { socket, workspace } = slack();
    for (const end of [socket.refresh, socket.drop]) {
      end();
      await workspace.until(() => (socket.connections() === 0 ? true : undefined));
      await workspace.until(() => (socket.connections() > 0 ? true : undefined), 25);
      expect(perceived((await ask()).blocks)).toContain('1,600');
    }
  }, 90_000);
});

describe('A bot that is told to end', () => {
  it('finishes the answers to what it has acknowledged', async () => {
    const local = await startSlack();
    const ending = await runBot(local);
    const { socket, workspace } = local;
    const channels = ['C1', 'C2'];
    const command = (channel: string) => slashCommand(local, COMPARISON, { channel });
    await Promise.all(channels.map((channel) => socket.send('slash_commands', command(channel))));
    await ending.stop();
    const complete = workspace.all().filter(isComplete);
    await local.close();
    expect(complete.map(({ channel }) => channel).sort()).toEqual(channels);
    for (const { blocks } of complete) expect(JSON.stringify(blocks)).toContain('"type":"image"');
    expect(ending.process.exitCode).toBe(0);
  }, 90_000);
});
