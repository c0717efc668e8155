import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHANNEL, DIRECT } from '../../servers/discord/payloads.ts';
import { textOf } from '../../servers/discord/people.ts';
import { type Together, withBot } from './with-bot.ts';

let together: Together;

afterEach(async () => {
  if (!together) return;
  const { bot, server } = together;
  await bot.stop();
  // Who has an interaction's token can answer in the bot's place.
  for (const { token } of server.state.done.values()) expect(bot.output()).not.toContain(token);
  await server.close();
});

const COMPARED = { a: '64@3x3', b: '32@7x7', input: '28x28x1' };

function callbacks(): number {
  return together.server.requests.filter(({ path }) => path.endsWith('/callback')).length;
}

describe('A delivery that comes three times', () => {
  beforeEach(async () => {
    together = await withBot({ deliveries: 3 });
  }, 120_000);

  it('is answered once', async () => {
    const { people, server } = together;
    const answer = await people.answerTo(people.command('help', {}));
    const id = people.say(`<@${server.application}> help`);
    await people.answerToMessage(id);
    expect(callbacks()).toBe(1);
    expect(people.messagesIn(CHANNEL).filter(({ replyTo }) => replyTo === id)).toHaveLength(1);
    expect(people.messagesIn(CHANNEL)).toContain(answer);
    expect(server.state.refused).toEqual([]);
  });
});

describe('A gateway', () => {
  beforeEach(async () => {
    together = await withBot();
  }, 120_000);

  it.each(['drop', 'askToReconnect', 'invalidate'] as const)(
    'loses and doubles no answer: %s',
    async (fault) => {
      const { people, server } = together;
      const { gateway } = server;
      const before = people.command('compare', COMPARED);
      await server.until(() => before.response);
      gateway[fault]();
      const { identified, resumed } = gateway.counts;
      // What happens while a bot is away is delivered when it resumes; a new session begins with what comes after it.
      const away = fault === 'invalidate' ? undefined : people.command('help', {});
      await expect
        .poll(() => gateway.counts.identified + gateway.counts.resumed, POLL)
        .toBeGreaterThan(identified + resumed);
      await gateway.ready();
      const after = people.command('summary', { model: '64@3x3', input: '28x28x1' });
      for (const done of [before, away, after]) if (done) await people.answerTo(done);
      expect(callbacks()).toBe(away ? 3 : 2);
      expect(server.state.refused).toEqual([]);
    },
    60_000,
  );
});

const POLL = { timeout: 30_000, interval: 50 };

describe('A REST interface that fails', () => {
  beforeEach(async () => {
    together = await withBot();
  }, 120_000);

  it('is waited for once when it limits, and other channels do not wait', async () => {
    const { people, server } = together;
    const limited = people.command('help', {});
    server.faults.limit(`/webhooks/${server.application}/${limited.token}`, 2, 1);
    const other = people.command('help', {}, { where: DIRECT });
    await people.answerTo(other);
    const edits = (token: string) => server.requests.filter(({ path }) => path.includes(`${token}/messages`));
    const [free] = edits(other.token);
    await people.answerTo(limited);
    const [first, second, ...more] = edits(limited.token);
    expect(more).toEqual([]);
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(1_900);
    expect(free!.at).toBeLessThan(second!.at);
    expect(server.state.refused).toEqual([]);
  });

  it('is tried again after its own failures', async () => {
    const { people, server } = together;
    server.faults.fail('/callback', 500, 2);
    server.faults.fail('/webhooks/', 503, 4);
    const answer = await people.answerTo(people.command('help', {}));
    expect(textOf(answer)).toContain('Paste two layers');
    expect(server.state.refused).toEqual([]);
  });

  it('is tried again for as long as it is out of order', async () => {
    const { people, server } = together;
    // With the waits between two tries this is an outage of ten seconds.
    server.faults.fail('/webhooks/', 503, 7);
    server.faults.fail('/channels/', 502, 7);
    const done = people.command('compare', COMPARED);
    const id = people.say(`<@${server.application}> compare 64@3x3 vs 32@7x7 on 28x28x1`);
    const answers = await Promise.all([people.answerTo(done), people.answerToMessage(id)]);
    for (const answer of answers) expect(textOf(answer)).toContain('640 against 1,600');
    expect(people.messagesIn(CHANNEL)).toHaveLength(2);
    expect(server.state.refused).toEqual([]);
  }, 60_000);

  it('that is out of order for longer than an interaction waits is told to whoever runs the bot', async () => {
    const { people, server, bot } = together;
    server.faults.fail('/callback', 500, 1000);
    const lost = people.command('help', {});
    await expect.poll(() => bot.output(), POLL).toContain('An interaction was not answered');
    server.faults.clear();
    await people.answerTo(people.command('help', {}));
    expect(bot.output()).not.toContain(lost.token);
  });

  it('that refuses an answer is told so to the user, in its place', async () => {
    const { people, server, bot } = together;
    server.faults.fail('/webhooks/', 400, 1);
    server.faults.fail('/channels/', 400, 1);
    const id = people.say(`<@${server.application}> help`);
    const answers = [await people.answerTo(people.command('help', {})), await people.answerToMessage(id)];
    for (const answer of answers) expect(textOf(answer)).toContain('The answer could not be shown');
    await expect.poll(() => bot.output(), POLL).toContain('A message was not answered');
    expect(server.state.refused).toEqual([]);
  });

  it('doubles nothing when an answer to the bot is lost on the way', async () => {
    const { people, server } = together;
    server.faults.lose('/callback', 1);
    server.faults.lose('/channels/', 1);
    await people.answerTo(people.command('help', {}));
    const id = people.say(`<@${server.application}> help`);
    await people.answerToMessage(id);
    await people.answerTo(people.command('help', {}));
    expect(people.messagesIn(CHANNEL).filter(({ replyTo }) => replyTo === id)).toHaveLength(1);
    expect(server.state.refused.filter((refusal) => !refusal.includes('40060'))).toEqual([]);
  });

  it('that calls an interaction unknown or answered is left alone, and the next one is answered', async () => {
    const { people, server } = together;
    const late = people.command('help', {});
    server.state.done.delete(late.id);
    const doubled = people.command('help', {});
    doubled.response = { type: 5 };
    const next = await people.answerTo(people.command('help', {}));
    expect(textOf(next)).toContain('Paste two layers');
    expect(together.bot.output()).not.toContain(late.token);
    const told = server.state.refused.map((refusal) => /\b(10062|40060)\b/.exec(refusal)?.[0]);
    expect(told).toEqual(['10062', '40060']);
  });
});

describe('A bot that is told to end', () => {
  beforeEach(async () => {
    together = await withBot();
  }, 120_000);

  it('finishes the answer that it is at', async () => {
    const { people, server, bot } = together;
    const done = people.command('compare', COMPARED);
    await server.until(() => done.response);
    const code = await bot.stop('SIGTERM');
    expect(code).toBe(0);
    const answer = server.state.messages.get(done.original!)!;
    expect(textOf(answer)).toContain('**Verdict**');
    expect(answer.attachments).toHaveLength(1);
  });
});
