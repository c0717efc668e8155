import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ADA, BEN, CHANNEL, DIRECT, MODERATOR } from '../../servers/discord/payloads.ts';
import { textOf } from '../../servers/discord/people.ts';
import { picture } from '../reply-contract.ts';
import { type Together, withBot } from './with-bot.ts';

let together: Together;
let me: string;

beforeAll(async () => {
  together = await withBot();
  me = `<@${together.server.application}>`;
}, 120_000);
afterAll(() => together?.stop());
afterEach(() => {
  expect(together.server.state.refused.splice(0)).toEqual([]);
});

/** Nobody follows an answer up in the millisecond in which it is there: it is remembered behind its last word. */
async function aMoment(): Promise<void> {
  moments += 1;
  const drawn = { a: '64@3x3', b: '32@7x7', input: '28x28x1', weights: 'random', seed: moments };
  await together.people.answerTo(together.people.command('compare', drawn, { where: DIRECT }));
}

let moments = 0;

describe('A message to the bot', () => {
  it('is answered below it where the bot is mentioned', async () => {
    const { people } = together;
    const answer = await people.answerToMessage(people.say(`${me} summary 64@3x3 > dense 10 on 28x28x1`));
    expect(answer.channel).toBe(CHANNEL.channel);
    expect(textOf(answer)).toContain('parameters');
  });

  it('needs no mention in a direct message', async () => {
    const { people } = together;
    const answer = await people.answerToMessage(people.say('64@3x3 vs 32@7x7 on 28x28x1', { where: DIRECT }));
    expect(textOf(answer)).toContain('640 against 1,600');
  });

  it('may bring its own picture', async () => {
    const { people } = together;
    const more = { attachments: [people.attachment('mine.png', picture.png)] };
    const answer = await people.answerToMessage(people.say(`${me} feature-maps 16@5x5`, { more }));
    expect(answer.attachments).toHaveLength(1);
  });

  it('is not answered when it is for somebody else, or from another bot', async () => {
    const { people } = together;
    const silent = [
      people.say('64@3x3 vs 32@7x7 on 28x28x1'),
      people.say(`<@${BEN.id}> 64@3x3 vs 32@7x7`),
      people.say(`${me} help`, {
        more: { author: { id: '1', username: 'other', bot: true, discriminator: '0' } },
      }),
    ];
    await people.answerToMessage(people.say(`${me} help`));
    const answered = people.messagesIn(CHANNEL).map(({ replyTo }) => replyTo);
    expect(silent.filter((id) => answered.includes(id))).toEqual([]);
  });
});

describe('An edited message', () => {
  it('changes its answer', async () => {
    const { people } = together;
    const id = people.say(`${me} show 64@3x3 --input 28x28x1`);
    const answer = await people.answerToMessage(id);
    people.edit(id, `${me} show 32@7x7 --input 28x28x1`);
    const changed = await people.answerToMessage(id, answer.edits + 1);
    expect(changed.id).toBe(answer.id);
    expect(textOf(changed)).toContain('(7, 7)');
  });

  it('is not asked again where only a link was unfolded', async () => {
    const { people } = together;
    const id = people.say(`${me} help`);
    const { edits } = await people.answerToMessage(id);
    people.edit(id, `${me} help`, { more: { edited_timestamp: null } });
    await people.answerToMessage(people.say(`${me} help`));
    expect((await people.answerToMessage(id)).edits).toBe(edits);
  });
});

describe('A deleted message', () => {
  it('takes its answer with it', async () => {
    const { people, server } = together;
    const id = people.say(`${me} help`);
    const answer = await people.answerToMessage(id);
    people.delete(id);
    await server.until(() => (server.state.messages.has(answer.id) ? undefined : true));
  });
});

describe('“Explain these layers”', () => {
  it('finds the code in somebody’s message', async () => {
    const { people } = together;
    const answer = await people.answerTo(
      people.menu(
        'Explain these layers',
        'I tried ```py\nConv2D(64, (3, 3), input_shape=(28, 28, 1))\n``` and it is slow',
      ),
    );
    expect(textOf(answer)).toContain('640');
  });
});

describe('A follow-up', () => {
  it('changes the answer that it replies to', async () => {
    const { people } = together;
    const first = await people.answerToMessage(people.say(`${me} summary 64@3x3 on 28x28x1`));
    await aMoment();
    const reference = { type: 19, message_reference: { message_id: first.id, channel_id: CHANNEL.channel } };
    const second = await people.answerToMessage(
      people.say(`${me} now with stride 2`, { person: BEN, more: reference }),
    );
    expect(textOf(second)).toContain('13×13×64');
  });

  it('goes on from one’s own last request in the channel', async () => {
    const { people } = together;
    await people.answerTo(people.command('summary', { model: '64@5x5', input: '28x28x1' }, { person: ADA }));
    await people.answerTo(people.command('summary', { model: '16@3x3', input: '28x28x1' }, { person: BEN }));
    const answer = await people.answerToMessage(people.say(`${me} now with stride 2`, { person: ADA }));
    expect(textOf(answer)).toContain('12×12×64');
  });
});

describe('What moderators chose', () => {
  const own = { channel: '1100000000000000009', guild: '1100000000000000008', kind: 0 };

  it('holds for every answer in the server, unless the request says otherwise', async () => {
    const { people } = together;
    const refused = people.command('settings', { answers: 'private' }, { where: own });
    expect(textOf(await people.answerTo(refused))).toContain('✏️');
    const chosen = people.command('settings', { answers: 'private' }, { where: own, person: MODERATOR });
    await people.answerTo(chosen);
    const isPrivate = async (values: Readonly<Record<string, boolean>>) =>
      ((await people.answerTo(people.command('help', values, { where: own }))).flags & 64) !== 0;
    expect([await isPrivate({}), await isPrivate({ private: false })]).toEqual([true, false]);
  });
});

describe('A thread', () => {
  it('goes on from what was last in it, whoever said it', async () => {
    const { people } = together;
    const thread = { ...CHANNEL, channel: '1100000000000000005', kind: 11 };
    await people.answerToMessage(people.say(`${me} summary 64@5x5 on 28x28x1`, { where: thread }));
    await aMoment();
    const id = people.say(`${me} now with stride 2`, { where: thread, person: BEN });
    expect(textOf(await people.answerToMessage(id))).toContain('12×12×64');
  });

  it('still knows what it was about after a question, of which nothing is kept', async () => {
    const { people } = together;
    const where = { ...CHANNEL, channel: '1100000000000000006', kind: 11 };
    await people.answerToMessage(people.say(`${me} summary 64@5x5 on 28x28x1`, { where }));
    await people.answerToMessage(people.say(`${me} why 3x3 and not 7x7?`, { where }));
    await aMoment();
    const id = people.say(`${me} now with stride 2`, { where, person: BEN });
    expect(textOf(await people.answerToMessage(id))).toContain('12×12×64');
  });
});
