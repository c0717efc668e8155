import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { fieldsOf } from '../../../src/chat/fields.ts';
import { readText } from '../../../src/chat/text.ts';
import { CHANNEL, DIRECT, type Values } from '../../servers/discord/payloads.ts';
import { textOf } from '../../servers/discord/people.ts';
import { picture } from '../reply-contract.ts';
import { oneForAll } from './with-bot.ts';

const together = oneForAll();

const MISTAKEN = { a: 'Conv2D(64, kernal_size=3)', b: '32@7x7' };
const COMPARED = { a: '64@3x3', b: '32@7x7', input: '28x28x1' };
const EPHEMERAL = 1 << 6;

/** An example as the options that a user would fill in. */
function optionsOf(example: string): { readonly command: string; readonly values: Values } {
  const { command, args } = readText(example, commands as never);
  const fields = fieldsOf(commands.find(({ name }) => name === command)!);
  const values = Object.entries(args).map(([name, value]) => {
    const type = fields.find((field) => field.name === name)?.type;
    return [name, type === 'integer' || type === 'number' ? Number(value) : String(value)];
  });
  return { command, values: Object.fromEntries(values) };
}

describe('Every example, as a slash command', () => {
  it.each(commands.flatMap(({ examples }) => examples))(
    'is answered without a mistake: %s',
    async (example) => {
      const { command, values } = optionsOf(example);
      const answer = await together().people.answerTo(together().people.command(command, values));
      expect(textOf(answer)).not.toContain('✏️');
      expect(textOf(answer).length).toBeGreaterThan(20);
    },
  );
});

describe('A slash command', () => {
  it('is deferred first, then answered with numbers, reasons and the picture with its text', async () => {
    const { people } = together();
    const done = people.command('compare', COMPARED);
    const answer = await people.answerTo(done);
    expect(done.response?.type).toBe(5);
    expect(textOf(answer)).toContain('640 against 1,600 parameters');
    expect(textOf(answer)).toContain('**Verdict**');
    expect(answer.attachments).toHaveLength(1);
    expect(answer.attachments[0]!.description).toContain('parameters 640 and 1,600');
    expect(Buffer.from(answer.attachments[0]!.bytes).subarray(1, 4).toString()).toBe('PNG');
  });

  it('is answered for everyone, or for the asker alone when asked so', async () => {
    const { people } = together();
    const open = people.command('help', {});
    const closed = people.command('help', { private: true });
    expect((await people.answerTo(open)).flags & EPHEMERAL).toBe(0);
    expect((await people.answerTo(closed)).flags & EPHEMERAL).toBe(EPHEMERAL);
  });

  it('is deferred for the asker alone where its command answers so, whatever was wished, and no other message takes its place', async () => {
    const { people, server } = together();
    const before = server.requests.length;
    for (const [command, values] of [
      ['data', {}],
      ['saved', { private: false }],
      ['progress', {}],
      ['save', COMPARED],
      ['settings', {}],
    ] as const) {
      const done = people.command(command, values);
      expect((await people.answerTo(done)).flags & EPHEMERAL).toBe(EPHEMERAL);
      expect(done.response).toMatchObject({ type: 5, data: { flags: EPHEMERAL } });
    }
    const methods = server.requests.slice(before).map(({ method }) => method);
    expect(methods).not.toContain('DELETE');
  });

  it('tells a mistake to the asker alone', async () => {
    const { people } = together();
    const answer = await people.answerTo(people.command('compare', MISTAKEN));
    expect(answer.flags & EPHEMERAL).toBe(EPHEMERAL);
    expect(textOf(answer)).toContain('kernal');
    expect(people.messagesIn(CHANNEL).filter(({ isLoading }) => isLoading)).toEqual([]);
  });

  it('shows nobody else that there was a mistake, unless reading it takes unusually long', async () => {
    const { people } = together();
    const replaced: boolean[] = [];
    while (replaced.length < 5 && !replaced.includes(false)) {
      const asked = people.command('compare', MISTAKEN);
      await people.answerTo(asked);
      replaced.push(asked.followUps.length > 0);
    }
    expect(replaced).toContain(false);
  });

  it('works in direct messages', async () => {
    const { people } = together();
    const answer = await people.answerTo(people.command('compare', COMPARED, { where: DIRECT }));
    expect(textOf(answer)).toContain('640 against 1,600');
  });

  it('takes a picture of one’s own', async () => {
    const { people } = together();
    const file = people.attachment('mine.png', picture.png);
    const resolved = { attachments: { [file.id]: file } };
    const values = { model: '16@5x5', upload: file.id };
    const answer = await people.answerTo(people.command('feature-maps', values, { resolved }));
    expect(answer.attachments).toHaveLength(1);
  });

  it.each([
    ['no picture', new Uint8Array(Buffer.from('<html>')), {}, 'PNG'],
    ['too large', picture.png, { size: 11 * 2 ** 20 }, '10 MiB'],
    ['from elsewhere', picture.png, { url: 'https://example.org/cat.png' }, 'cdn.discordapp.com'],
    ['no longer there', picture.png, {}, '404'],
  ])('refuses a file that is %s', async (_what, bytes, more, expected) => {
    const { people, server } = together();
    const kept = people.attachment('mine.png', bytes);
    if (expected === '404') server.state.files.clear();
    const file = { ...kept, ...more };
    const resolved = { attachments: { [file.id]: file } };
    const answer = await people.answerTo(
      people.command('feature-maps', { model: '16@5x5', upload: file.id }, { resolved }),
    );
    expect(textOf(answer)).toContain(expected);
  });
});

describe('Autocomplete', () => {
  it('helps to finish a layer, an image and an input', async () => {
    const { people } = together();
    const values = async (option: string, typed: string) =>
      (await people.type('feature-maps', option, typed)).map(({ value }) => value);
    expect(await values('image', 'ca')).toContain('cat');
    expect((await values('model', 'conv')).length).toBeGreaterThan(0);
    expect(await values('input', '28')).toContain('28x28x1');
  });
});

describe('The form for many lines', () => {
  it('opens at once and answers what was pasted', async () => {
    const { people, server } = together();
    const form = people.command('paste', {});
    const response = await server.until(() => form.response);
    expect(response.type).toBe(9);
    const layers = 'model = Sequential([\n  Conv2D(64, (3, 3)),\n  MaxPooling2D(),\n  Dense(10),\n])';
    const answer = await people.answerTo(people.fill(form, { a: layers, b: '32@7x7', input: '28x28x1' }));
    expect(textOf(answer)).toContain('parameters');
  });
});
