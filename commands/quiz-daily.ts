import type { Caller } from '../src/chat/caller.ts';
import type { Place } from '../src/chat/post.ts';
import { nextDue, placeKey, readSchedule, type Schedule } from '../src/study/daily/schedule.ts';
import type { Context } from './context.ts';

/** Where somebody asks, if a question can come there. */
export function placeIn({ platform, server, channel, direct }: Caller): Place | undefined {
  const belonging = server === undefined ? {} : { server };
  if (direct !== undefined) return { platform, channel: direct, direct: true, ...belonging };
  return channel === undefined ? undefined : { platform, channel, ...belonging };
}

/** The daily question of a place; undefined where none comes. */
export async function scheduleOf(place: Place, { store }: Context): Promise<Schedule | undefined> {
  const key = placeKey(place);
  const all = await store.schedules.all();
  return readSchedule(all.find((entry) => entry.place === key)?.schedule);
}

/** Keeps the daily question of a place, and says whether it outlives a restart. */
export function keepSchedule(schedule: Schedule, { store }: Context): Promise<{ readonly saved: boolean }> {
  const { place } = schedule;
  const { platform, server = '', channel, direct } = place;
  // A question that comes to one user directly is theirs, and goes with the rest of their data.
  return store.schedules.set(placeKey(place), `${platform}:${direct ? channel : server}`, schedule);
}

/** Notes which question came by the clock, so that its result is told when the next one comes. */
export async function noteLast(place: Place, key: string, context: Context): Promise<void> {
  const schedule = await scheduleOf(place, context);
  if (schedule) await keepSchedule({ ...schedule, last: key }, context);
}

/** When the next question comes to a place, in milliseconds since 1970; undefined where none does. */
export async function nextIn(place: Place, context: Context): Promise<number | undefined> {
  const schedule = await scheduleOf(place, context);
  return schedule && nextDue(schedule, Date.now());
}
