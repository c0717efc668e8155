import { randomUUID } from 'node:crypto';
import type { Answer, Round } from '../../src/store/store.ts';

/** A round as a quiz opens it; with `closes` it is a group's. */
export function roundOf(changes: Partial<Round> = {}): Round {
  const place = { key: randomUUID(), server: `discord:${randomUUID()}` };
  return { ...place, user: 'discord:asker', opened: Date.now(), data: { question: 'shape?' }, ...changes };
}

/** A right answer to it. */
export function answerOf({ server }: Round, user: string, changes: Partial<Answer> = {}): Answer {
  return {
    server,
    user,
    option: 1,
    skill: 'shape',
    level: 2,
    right: true,
    points: 10,
    at: 2_000,
    ...changes,
  };
}
