import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BEN, CHANNEL, DIRECT } from '../../servers/discord/payloads.ts';
import { textOf } from '../../servers/discord/people.ts';
import { picture } from '../reply-contract.ts';
import { type Together, withBot } from './with-bot.ts';

let together: Together;
let me: string;

beforeAll(async () => {
  together = await withBot();
  me = `<@${together.server.application}>`;
}, 60_000);
afterAll(() => together?.stop());
afterEach(() => {
  expect(together.server.state.refused.splice(0)).toEqual([]);
});

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
