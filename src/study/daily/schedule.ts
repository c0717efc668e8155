import { Cron } from 'croner';
import * as z from 'zod';

/** A question that is put in a channel every day at the same time of its own clock. */
const schedule = z.object({
  place: z.object({
    platform: z.string(),
    server: z.string().optional(),
    channel: z.string(),
    direct: z.literal(true).optional(),
  }),
  hour: z.int().min(0).max(23),
  minute: z.int().min(0).max(59),
  /** An IANA time zone such as Europe/Berlin. */
  zone: z.string().refine(isZone),
  level: z.int().min(1).max(5).optional(),
  skill: z.string().optional(),
  /** The key of the question that was put last, whose result is told when the next one comes. */
  last: z.string().optional(),
  /** When it was set, in milliseconds since 1970: what was due before was never promised. */
  since: z.number(),
});

export type Schedule = z.output<typeof schedule>;

/** The key under which the schedule of a place is kept. */
export function placeKey({ platform, server = '', channel }: Schedule['place']): string {
  return `${platform}:${server}:${channel}`;
}

/** A schedule as it was kept; undefined for what is none, or none any more. */
export function readSchedule(kept: unknown): Schedule | undefined {
  return schedule.safeParse(kept).data;
}

/** The latest time at which it was due, in milliseconds since 1970; undefined where it has not been due yet. */
export function lastDue(schedule: Schedule, now: number): number | undefined {
  // The pattern counts whole seconds, and looks strictly before.
  const [before] = pattern(schedule).previousRuns(1, new Date(now + 1000));
  const due = before?.getTime();
  return due === undefined || due > now || due <= schedule.since ? undefined : due;
}

/** When it is due next, in milliseconds since 1970. */
export function nextDue(schedule: Schedule, now: number): number {
  return pattern(schedule).nextRun(new Date(now))!.getTime();
}

/** Whether there is a time zone of this name. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Where clocks skip the hour in spring, croner takes the next one that there is. */
function pattern({ minute, hour, zone }: Schedule): Cron {
  return new Cron(`${minute} ${hour} * * *`, { timezone: zone, paused: true });
}
