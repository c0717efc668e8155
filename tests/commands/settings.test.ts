import { afterAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../src/chat/caller.ts';
import { outcomeOf } from '../../src/chat/mistake.ts';
import { blocksOf, realBot, textOf } from './real-bot.ts';

const { ask, close } = realBot();
afterAll(close);

let servers = 0;

/** Somebody in a server of their own. */
function somebody(more: Partial<Caller> = {}): Caller {
  return {
    platform: 'discord',
    user: 'u1',
    server: `s${servers++}`,
    channel: '100001',
    moderator: true,
    ...more,
  };
}

const change = (args: Record<string, unknown>, caller: Caller) => ask({ command: 'settings', args }, caller);

describe('settings', () => {
  it('are shown to all, and to nobody but the asker', async () => {
    const reply = await ask('settings', somebody({ moderator: false }));
    expect(reply.audience).toBe('asker');
    expect(reply.data).toEqual({ notation: null, private: false, channels: [] });
    expect(blocksOf(reply, 'actions')).toEqual([]);
  });

  it.each([
    [{ notation: 'pytorch' }, { notation: 'pytorch', private: false, channels: [] }],
    [{ answers: 'private' }, { notation: null, private: true, channels: [] }],
    [{ channels: 'here' }, { notation: null, private: false, channels: ['100001'] }],
    [
      { channels: '<#100002> <#C0AB12|lab>, 100003' },
      { notation: null, private: false, channels: ['100002', 'C0AB12', '100003'] },
    ],
  ])('%j is kept for the server until it is taken back', async (args, data) => {
    const caller = somebody();
    expect((await change(args, caller)).data).toEqual(data);
    expect((await ask('settings', caller)).data).toEqual(data);
    const back = await change({ notation: 'as-written', answers: 'public', channels: 'all' }, caller);
    expect(back.data).toEqual({ notation: null, private: false, channels: [] });
  });

  it('offers the other choices as buttons, each of which works', async () => {
    const caller = somebody();
    const [offered] = blocksOf(await ask('settings', caller), 'actions');
    for (const { label, request } of offered!.actions) {
      expect(label.length).toBeLessThanOrEqual(34);
      expect(outcomeOf(await ask(request, caller))).toBe('answered');
    }
  });

  it.each([
    [{ notation: 'keras' }, somebody({ moderator: false }), /manage/],
    [{ notation: 'keras' }, { platform: 'discord', user: 'u1', moderator: true }, /server/],
    [{ channels: 'the lab' }, somebody(), /no channel/],
    [
      { channels: Array.from({ length: 60 }, (_, index) => `<#${index}>`).join(' ') },
      somebody(),
      /At most 50/,
    ],
  ])('%j is refused where it must be', async (args, caller, reason) => {
    const reply = await change(args, caller);
    expect(outcomeOf(reply)).toBe('mistake');
    expect(textOf(reply)).toMatch(reason);
  });
});

describe('A server that chose a notation', () => {
  it.each([
    ['compare 64@3x3 vs 32@7x7 on 28x28x1', 'nn.Conv2d(1, 64, kernel_size=3)'],
    ['summary Conv2D(64, (3, 3)) on 28x28x1', 'Conv2d(1, 64, kernel_size=3)'],
    ['show 64@3x3 --input 28x28x1', 'nn.Conv2d(1, 64, kernel_size=3)'],
    ['explain 8@3x3 and 8@5x5 and 8@7x7', 'Conv2d(1, 8, kernel_size=3)'],
  ])('sees its layers so: %s', async (text, code) => {
    const caller = somebody();
    await change({ notation: 'pytorch' }, caller);
    expect(textOf(await ask(text, caller))).toContain(code);
    expect(textOf(await ask(text))).not.toContain(code);
  });
});

describe('A server that chose channels', () => {
  it('is answered there, in their threads and in direct messages, and told elsewhere where', async () => {
    const caller = somebody();
    await change({ channels: '<#100002>' }, caller);
    const elsewhere = await ask('images', caller);
    expect([outcomeOf(elsewhere), elsewhere.audience]).toEqual(['mistake', 'asker']);
    expect(blocksOf(elsewhere, 'text')[0]!.channels).toEqual(['100002']);
    for (const place of [{ channel: '100002' }, { channel: '5', parent: '100002' }]) {
      expect(outcomeOf(await ask('images', { ...caller, ...place }))).toBe('answered');
    }
    const { server, channel, ...direct } = caller;
    for (const place of [{ channel }, { server }]) {
      expect(outcomeOf(await ask('images', { ...direct, ...place } as Caller))).toBe('answered');
    }
    expect(outcomeOf(await ask('settings', caller))).toBe('answered');
  });
});
