import * as z from 'zod';
import { command } from '../src/chat/command.ts';
import { ClosedPlace, type Place } from '../src/chat/post.ts';
import type { Reply } from '../src/chat/reply.ts';
import { isZone, nextDue, placeKey, type Schedule } from '../src/study/daily/schedule.ts';
import { kinds } from '../src/study/quiz/kinds/index.ts';
import { UserError } from '../src/user-error.ts';
import { actions, notes, type Offer, paragraphs } from './blocks.ts';
import type { Context } from './context.ts';
import { keepSchedule, placeIn, scheduleOf } from './quiz-daily.ts';
import { unsavedNote } from './quiz-replies.ts';

const args = z.object({
  at: z
    .string()
    .max(10)
    .optional()
    .meta({
      description: 'When the question comes, such as 09:00, or off. Nothing: what is set here.',
      suggestions: ['09:00', '12:30', '18:00', 'off'],
    }),
  zone: z
    .string()
    .max(60)
    .default('UTC')
    .meta({
      description: 'Whose clock is meant.',
      suggestions: ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Asia/Shanghai'],
    }),
  level: z
    .int()
    .min(1)
    .max(5)
    .optional()
    .meta({ description: 'From 1, one plain layer, to 5, a small model.' }),
  skill: z
    .enum(kinds.map(({ name }) => name))
    .optional()
    .meta({ description: 'What to train; every day something else unless said.' }),
});

type Arguments = z.output<typeof args>;

/** A question that comes to a channel every day. */
export const daily = command<Context, typeof args>({
  name: 'daily',
  summary: 'Puts a question in this channel every day, at your hour in your time zone.',
  args,
  examples: ['daily'],
  // What is set is said in the channel by a message of its own.
  audience: ({ at }) => (at === undefined ? undefined : 'asker'),
  async run(given, context, caller) {
    const place = placeIn(caller);
    if (given.at === undefined) return shown(place, context);
    if (!place)
      throw new UserError({
        wrong: 'A daily question needs a channel of a chat to come to, and this is none.',
      });
    if (caller.server !== undefined && !place.direct && !caller.moderator) {
      throw new UserError({
        wrong: 'Only who manages this server can set its daily question.',
        write: 'quiz, for one of your own',
      });
    }
    return given.at.toLowerCase() === 'off' ? off(place, context) : set(given, place, context);
  },
});

async function shown(place: Place | undefined, context: Context): Promise<Reply> {
  const schedule = place && (await scheduleOf(place, context));
  if (!schedule) {
    return {
      title: 'No daily question here',
      tone: 'answer',
      blocks: [
        paragraphs('Write “daily 09:00 --zone Europe/Berlin” in a channel to have one there every day.'),
        actions(QUESTION_NOW),
      ],
      data: { at: null },
    };
  }
  return scheduled('A question comes here every day', schedule, true);
}

const QUESTION_NOW: Offer = ['A question now', 'quiz', {}];

/** The last question can be answered for as long as was said: until then a button shows it, and afterwards its result. */
async function off(place: Place, context: Context): Promise<Reply> {
  const last = (await scheduleOf(place, context))?.last;
  const { found, saved } = await context.store.schedules.remove(placeKey(place));
  return {
    title: found ? 'No question comes here any more' : 'There was no daily question here',
    tone: 'answer',
    blocks: [
      ...notes(unsavedNote(saved)),
      ...(last === undefined ? [] : [actions(['The last question', 'quiz', { round: last }])]),
    ],
    data: { at: null, saved },
  };
}

async function set({ at, zone, level, skill }: Arguments, place: Place, context: Context): Promise<Reply> {
  const before = await scheduleOf(place, context);
  const last = before?.last;
  const schedule: Schedule = {
    place,
    ...timeOf(at!),
    zone: zoneOf(zone),
    ...(level === undefined ? {} : { level }),
    ...(skill === undefined ? {} : { skill }),
    ...(last === undefined ? {} : { last }),
    since: Date.now(),
  };
  const { saved } = await keepSchedule(schedule, context);
  await announce(schedule, before, context);
  return scheduled('A question comes here every day from now on', schedule, saved);
}

/**
 * Says in the channel what comes to it, and so learns whether anything can. Throws UserError where nothing can be written
 * there, and what else went wrong; all is then as it was before.
 */
async function announce({ place }: Schedule, before: Schedule | undefined, context: Context): Promise<void> {
  if (place.direct || !context.post) return;
  try {
    await context.post(place, { command: 'daily', args: {} });
  } catch (error) {
    await (before ? keepSchedule(before, context) : context.store.schedules.remove(placeKey(place)));
    if (!(error instanceof ClosedPlace)) throw error;
    throw new UserError({
      wrong:
        'I cannot write in this channel, so no question can come to it. Add me to it, then set the time again.',
    });
  }
}

function scheduled(title: string, schedule: Schedule, saved: boolean): Reply {
  const at = [schedule.hour, schedule.minute].map((part) => String(part).padStart(2, '0')).join(':');
  const next = new Date(nextDue(schedule, Date.now()));
  const shownNext = next.toLocaleString('en-GB', {
    timeZone: schedule.zone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  return {
    title,
    tone: 'answer',
    blocks: [
      paragraphs(
        `At ${at} in ${schedule.zone}, next on ${shownNext}. ${schedule.place.direct ? 'You' : 'Everybody here'} can answer it once, until the next one comes; then it is told who was right.`,
      ),
      ...notes(unsavedNote(saved)),
      actions(['Turn it off', 'daily', { at: 'off' }], QUESTION_NOW),
    ],
    data: {
      at,
      zone: schedule.zone,
      level: schedule.level,
      skill: schedule.skill,
      next: next.toISOString(),
      saved,
    },
  };
}

/** `9`, `9:05`, `09.05`. Throws UserError. */
function timeOf(at: string): Pick<Schedule, 'hour' | 'minute'> {
  const [, hour, minute = '0'] = /^(\d{1,2})(?:[:.h](\d{2}))?$/.exec(at.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) {
    throw new UserError({ wrong: `“${at}” is no time of the day.`, write: 'daily 09:00, or daily off' });
  }
  return { hour: Number(hour), minute: Number(minute) };
}

function zoneOf(name: string): string {
  if (isZone(name)) return name;
  throw new UserError({
    wrong: `There is no time zone “${name}”.`,
    write: '--zone Europe/Berlin, or another name of the IANA list',
  });
}
