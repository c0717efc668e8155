import { describe, expect, it } from 'vitest';
import { BEN, MODERATOR } from '../../servers/discord/payloads.ts';
import { labelsOf, textOf } from '../../servers/discord/people.ts';
import { oneForAll } from './with-bot.ts';

const together = oneForAll();

const COMPARED = { a: '64@3x3', b: '32@7x7', input: '28x28x1' };
const EPHEMERAL = 1 << 6;

describe('A button', () => {
  it('asks what it says, and leaves the answer that it is below', async () => {
    const { people } = together();
    const first = await people.answerTo(people.command('compare', COMPARED));
    const second = await people.answerTo(people.press(first, 'Same padding on both'));
    expect(second.id).not.toBe(first.id);
    expect(textOf(second)).toContain('28×28×64');
  });

  it('turns the page in place for who asked, and beside it for others', async () => {
    const { people, server } = together();
    const turner = await longAnswer();
    const turned = people.press(turner, 'Next page ▶');
    await server.until(() => (textOf(turner).includes('Page 2 of') ? true : undefined));
    expect(turned.original).toBe(turner.id);
    const other = await people.answerTo(people.press(turner, '◀ Previous page', { person: BEN }));
    expect(other.flags & EPHEMERAL).toBe(EPHEMERAL);
    expect(textOf(other)).toContain('Page 1 of');
    expect(textOf(turner)).toContain('Page 2 of');
  });

  it('deletes the answer for who asked and for moderators, and for nobody else', async () => {
    const { people, server } = together();
    for (const person of [undefined, MODERATOR]) {
      const answer = await people.answerTo(people.command('help', {}));
      const refused = await people.answerTo(people.press(answer, 'Delete', { person: BEN }));
      expect(refused.content).toContain('Only who asked');
      people.press(answer, 'Delete', person ? { person } : {});
      await server.until(() => (server.state.messages.has(answer.id) ? undefined : true));
    }
  });

  it('of a group’s question is deferred for whoever pressed it alone, and takes nothing away from the question', async () => {
    const { people, server } = together();
    const asked = people.command('quiz', { mode: 'group', seconds: 10 });
    const question = await server.until(() => {
      const message = server.state.messages.get(asked.original ?? '');
      return message && labelsOf(message).length > 1 ? message : undefined;
    });
    const before = server.requests.length;
    const pressed = people.press(question, labelsOf(question)[0]!, { person: BEN });
    const taken = await people.answerTo(pressed);
    expect(textOf(taken)).toContain('Your answer is A');
    expect(pressed.response).toMatchObject({ type: 5, data: { flags: EPHEMERAL } });
    expect(server.requests.slice(before).map(({ method }) => method)).not.toContain('DELETE');
    const own = await people.answerTo(people.command('quiz', {}));
    const verdict = people.press(own, labelsOf(own)[0]!);
    expect((await people.answerTo(verdict)).flags & EPHEMERAL).toBe(0);
    expect(verdict.response).toMatchObject({ type: 5, data: { flags: 0 } });
    expect(textOf(await people.answerTo(asked))).toContain('Ben');
  });

  it('that was made by somebody else is refused', async () => {
    const { people } = together();
    const answer = await people.answerTo(people.command('help', {}));
    const label = labelsOf(answer)[0]!;
    const forged = {
      ...answer,
      components: [{ type: 1, components: [{ type: 2, label, custom_id: 'ask:0:forged' }] }],
    };
    expect((await people.answerTo(people.press(forged, label))).content).toContain('too old');
  });
});

/** A summary of so many layers that it takes several pages; what is shown before it is whole has none. */
function longAnswer() {
  const { people, server } = together();
  const model = Array.from({ length: 60 }, () => '64@3x3 same').join(' > ');
  const done = people.command('summary', { model, input: '28x28x1' });
  return server.until(() => {
    const answer = server.state.messages.get(done.original ?? '');
    return answer && labelsOf(answer).includes('Next page ▶') ? answer : undefined;
  });
}
