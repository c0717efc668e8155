import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/chat/post.ts';
import type { Request } from '../../../src/chat/request.ts';
import { postDue } from '../../../src/study/daily/run-schedules.ts';
import { isZone, lastDue, nextDue, readSchedule, type Schedule } from '../../../src/study/daily/schedule.ts';
import { freshStore } from '../../store/fresh.ts';

const at = (text: string) => Date.parse(text);
const BERLIN: Schedule = {
  place: { platform: 'discord', server: 'S', channel: 'C' },
  hour: 9,
  minute: 0,
  zone: 'Europe/Berlin',
  since: at('2026-01-01T00:00:00Z'),
};

describe('A daily question', () => {
  it.each([
    ['2026-01-15T08:00:00Z', '2026-01-15T08:00:00Z', 'winter'],
    ['2026-07-15T07:00:00Z', '2026-07-15T07:00:00Z', 'summer'],
    ['2026-07-15T06:59:59Z', '2026-07-14T07:00:00Z', 'a second before'],
    ['2026-07-15T23:00:00Z', '2026-07-15T07:00:00Z', 'in the evening'],
    ['2026-03-29T07:00:00Z', '2026-03-29T07:00:00Z', 'on the day when clocks go forward'],
    ['2026-10-25T08:00:00Z', '2026-10-25T08:00:00Z', 'on the day when clocks go back'],
  ])('at %s was due last at %s: %s', (now, due) => {
    expect(lastDue(BERLIN, at(now))).toBe(at(due));
  });

  it('was never due before it was set', () => {
    expect(
      lastDue({ ...BERLIN, since: at('2026-07-15T10:00:00Z') }, at('2026-07-15T12:00:00Z')),
    ).toBeUndefined();
  });

  it('is due once a day, whatever the hour and the zone', () => {
    const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'];
    fc.assert(
      fc.property(
        fc.nat(23),
        fc.nat(59),
        fc.constantFrom(...zones),
        fc.nat(300),
        (hour, minute, zone, day) => {
          const schedule = { ...BERLIN, hour, minute, zone };
          const now = at('2026-01-02T00:00:00Z') + day * 86_400_000;
          const next = nextDue(schedule, now);
          expect(next).toBeGreaterThan(now);
          expect(next - now).toBeLessThanOrEqual(26 * 3_600_000);
          expect(lastDue(schedule, next)).toBe(next);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is not read from what is none', () => {
    expect(readSchedule(BERLIN)).toEqual(BERLIN);
    for (const none of [undefined, {}, 'x', { ...BERLIN, hour: 24 }, { ...BERLIN, zone: 'Mars/Base' }]) {
      expect(readSchedule(none)).toBeUndefined();
    }
    expect(isZone('Asia/Shanghai')).toBe(true);
  });
});

/** A calendar over a store, and what it has posted. */
function calendar(store = freshStore()) {
  const posted: { readonly place: Place; readonly request: Request }[] = [];
  const pauses: number[] = [];
  const troubles: unknown[] = [];
  const run = (now: number, fails: (place: Place) => boolean = () => false) =>
    postDue(
      {
        store,
        post: async (place, request) => {
          if (fails(place)) throw new Error('The channel is gone.');
          posted.push({ place, request });
        },
        onTrouble: (_what, error) => troubles.push(error),
      },
      now,
      async (milliseconds) => void pauses.push(milliseconds),
    );
  return { store, posted, pauses, troubles, run };
}

const DUE = at('2026-07-15T07:00:00Z');

describe('The calendar', () => {
  it('puts what is due, as it was wanted', async () => {
    const { store, posted, run } = calendar();
    await store.schedules.set('discord:S:C', 'discord:S', { ...BERLIN, level: 3 });
    await run(DUE - 1000);
    expect(posted).toEqual([]);
    await run(DUE + 20_000);
    expect(posted).toEqual([
      { place: BERLIN.place, request: { command: 'quiz', args: { mode: 'daily', level: 3 } } },
    ]);
  });

  it('puts it once, in whichever minute it looks and whichever process does', async () => {
    const { store, posted, run } = calendar();
    await store.schedules.set('discord:S:C', 'discord:S', BERLIN);
    await Promise.all([run(DUE), run(DUE), run(DUE + 60_000)]);
    await calendar(store).run(DUE + 120_000);
    expect(posted).toHaveLength(1);
  });

  it('makes up for what a restart missed, but not for what is long over', async () => {
    const { store, posted, run } = calendar();
    await store.schedules.set('discord:S:C', 'discord:S', BERLIN);
    await run(DUE + 4 * 3_600_000);
    expect(posted).toHaveLength(0);
    await run(DUE + 86_400_000 + 2 * 3_600_000);
    expect(posted).toHaveLength(1);
  });

  it('spreads channels that share a minute, and goes on past one that is gone', async () => {
    const { store, posted, pauses, troubles, run } = calendar();
    for (let channel = 0; channel < 10; channel++) {
      const place = { ...BERLIN.place, channel: String(channel) };
      await store.schedules.set(`discord:S:${channel}`, 'discord:S', { ...BERLIN, place });
    }
    await run(DUE, ({ channel }) => channel === '4');
    expect(posted).toHaveLength(9);
    expect(troubles).toHaveLength(1);
    expect(pauses).toHaveLength(9);
  });

  it('tells the result of the question before first, where anybody answered it', async () => {
    const { store, posted, run } = calendar();
    const round = { server: 'discord:S', user: 'discord:nobody', opened: DUE - 86_400_000, data: {} };
    for (const key of ['answered', 'unanswered']) {
      await store.rounds.open({ ...round, key });
      const place = { ...BERLIN.place, channel: key };
      await store.schedules.set(`discord:S:${key}`, 'discord:S', { ...BERLIN, place, last: key });
    }
    const given = { option: 1, skill: 'macs', level: 1, right: true, points: 10, at: DUE - 1000 };
    await store.rounds.answer('answered', { ...given, server: 'discord:S', user: 'discord:ann' });
    await run(DUE);
    const byChannel = posted.toSorted((one, other) => one.place.channel.localeCompare(other.place.channel));
    expect(byChannel.map(({ place, request }) => [place.channel, request])).toEqual([
      ['answered', { command: 'quiz', args: { round: 'answered' } }],
      ['answered', { command: 'quiz', args: { mode: 'daily' } }],
      ['unanswered', { command: 'quiz', args: { mode: 'daily' } }],
    ]);
  });

  it('puts its question even where the result before cannot be told', async () => {
    const { store, posted, troubles, run } = calendar();
    await store.schedules.set('discord:S:C', 'discord:S', { ...BERLIN, last: 'forgotten' });
    await run(DUE);
    expect([posted.length, troubles]).toEqual([1, []]);
  });

  it('leaves alone what it cannot read', async () => {
    const { store, posted, run } = calendar();
    await store.schedules.set('discord:S:C', 'discord:S', { from: 'another version' });
    await run(DUE);
    expect(posted).toEqual([]);
  });
});
