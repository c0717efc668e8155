import { Cron } from 'croner';
import type { Post } from '../../chat/post.ts';
import type { Store } from '../../store/store.ts';
import { lastDue, readSchedule, type Schedule } from './schedule.ts';

export interface Calendar {
  readonly store: Pick<Store, 'schedules' | 'deliveries' | 'rounds'>;
  readonly post: Post;
  /** Told where a question could not be put. */
  readonly onTrouble: (what: string, error: unknown) => void;
}

/** Looks every minute which channels are to be asked. The result stops it, and resolves when nothing is being posted. */
export function runSchedules(calendar: Calendar): () => Promise<void> {
  let running = Promise.resolve();
  const job = new Cron('* * * * *', { protect: true, unref: true }, async () => {
    running = postDue(calendar, Date.now());
    await running;
  });
  void job.trigger();
  return async () => {
    job.stop();
    await running;
  };
}

/**
 * Puts every question that is due and was not put yet, by whatever process: a restart neither loses one nor puts it twice.
 * Channels that share a minute are asked one after the other.
 */
export async function postDue(
  calendar: Calendar,
  now: number,
  pause: (milliseconds: number) => Promise<void> = wait,
): Promise<void> {
  const { store, post, onTrouble } = calendar;
  const due = (await store.schedules.all()).flatMap(({ place, schedule }) => {
    const known = readSchedule(schedule);
    const at = known && lastDue(known, now);
    return at !== undefined && now - at < STALE ? [{ id: `daily:${place}:${at}`, schedule: known! }] : [];
  });
  for (const [index, { id, schedule }] of due.entries()) {
    if (!(await store.deliveries.claim(id))) continue;
    if (index > 0) await pause(GAP);
    await postResult(schedule, calendar);
    try {
      await post(schedule.place, requestOf(schedule));
    } catch (error) {
      onTrouble('The question of the day could not be put.', error);
    }
  }
}

/** Tells how the question before ended; where nobody answered there is nothing to tell. */
async function postResult({ last, place }: Schedule, { store, post, onTrouble }: Calendar): Promise<void> {
  if (last === undefined || (await store.rounds.answers(last)).length === 0) return;
  try {
    await post(place, { command: 'quiz', args: { round: last } });
  } catch (error) {
    onTrouble('The result of a question of the day could not be told.', error);
  }
}

/** Milliseconds after which a question that was missed is left to the next day. */
const STALE = 3 * 3600 * 1000;

/** Milliseconds between two channels: platforms take some fifty messages a second from a bot, and answers go on meanwhile. */
const GAP = 250;

function requestOf({ level, skill }: Schedule) {
  const args = {
    mode: 'daily',
    ...(level === undefined ? {} : { level }),
    ...(skill === undefined ? {} : { skill }),
  };
  return { command: 'quiz', args };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
