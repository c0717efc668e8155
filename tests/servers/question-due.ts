import { openStore } from '../../src/store/open.ts';
import type { Settings } from '../../src/store/store.ts';
import { drawQuestion } from '../../src/study/quiz/draw.ts';
import { kinds } from '../../src/study/quiz/kinds/index.ts';
import { rightOption } from '../../src/study/quiz/question.ts';
import { unexpected } from '../store/fresh.ts';

const HOUR = 3_600_000;

/** Where the question comes to, by the platform's own ids. */
interface Place {
  readonly platform: string;
  readonly server?: string;
  readonly channel: string;
  readonly direct?: true;
}

/**
 * Writes into the database of a bot, before it starts, that a question comes to a place every day and was due half an hour ago,
 * and the question of the day before, which one of these two users answered and the other did not.
 */
export async function questionDue(
  file: string,
  place: Place,
  [right, wrong]: readonly [string, string],
  settings: Settings = {},
): Promise<void> {
  const { platform, server = '', channel } = place;
  const store = await openStore({ file, onTrouble: unexpected });
  const due = new Date(Date.now() - HOUR / 2);
  await store.schedules.set(`${platform}:${server}:${channel}`, `${platform}:${server}`, {
    place,
    hour: due.getUTCHours(),
    minute: due.getUTCMinutes(),
    zone: 'UTC',
    skill: 'shape',
    last: 'yesterday',
    since: Date.now() - 48 * HOUR,
  });
  await store.settings.change(`${platform}:${server}`, settings);
  const skill = kinds.find(({ name }) => name === 'shape')!;
  const question = drawQuestion(skill, 2, 7, []);
  const member = { server: `${platform}:${server}`, user: `${platform}:nobody` };
  const opened = due.getTime() - 24 * HOUR;
  const data = { question, mode: 'daily', wanted: {}, until: due.getTime(), place };
  await store.rounds.open({ ...member, key: 'yesterday', opened, data });
  for (const name of [right, wrong]) {
    const isRight = name === right;
    const option = isRight ? rightOption(question) : (rightOption(question) + 1) % question.options.length;
    const scored = { option, right: isRight, points: isRight ? 20 : 0, skill: 'shape', level: 2 };
    await store.rounds.answer('yesterday', {
      ...member,
      ...scored,
      user: `${platform}:${name}`,
      name,
      at: opened + HOUR,
    });
  }
  await store.close();
}
