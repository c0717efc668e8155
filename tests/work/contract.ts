import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/user-error.ts';
import type { Work } from '../../src/work/work.ts';
import type { jobs } from './child.ts';

/** Somebody who asks. */
export const ALICE = { platform: 'test', user: 'alice' } as const;

export type TestJobs = typeof jobs;

/** What every implementation of Work must do. */
export function workContract(name: string, make: () => Work<TestJobs>): void {
  describe(`${name} does work`, () => {
    const work = make();

    it('hands plain data, bigints and typed arrays over and back', async () => {
      const value = { shape: [10n ** 30n, null], text: 'ü', bytes: new Uint8Array([1, 2, 3]) };
      expect(await work.run('echo', { value }, ALICE)).toEqual(value);
      expect(await work.run('sum', new Float32Array([1, 2, 4]), ALICE)).toBe(7);
    });

    it('does it in another process', async () => {
      expect(await work.run('pid', { salt: 0 }, ALICE)).not.toBe(process.pid);
    });

    it('passes on a mistake that the user can mend', async () => {
      const error = await work
        .run('mistake', { wrong: 'Too many filters.' }, ALICE)
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(UserError);
      expect((error as UserError).mistakes).toEqual([
        { wrong: 'Too many filters.', write: 'something else' },
      ]);
    });

    it('rejects with a bug as it is', async () => {
      await expect(work.run('bug', { message: 'oops' }, ALICE)).rejects.toMatchObject({
        name: 'TypeError',
        message: 'oops',
      });
    });

    it('stops what takes too long, says so, and goes on', async () => {
      await expect(work.run('hang', { salt: 1 }, ALICE)).rejects.toThrow(/took longer than 5 seconds/);
      expect(await work.run('echo', { value: 'still here' }, ALICE)).toBe('still here');
    });

    it('fails only the job of a child that dies, and replaces the child', async () => {
      await expect(work.run('die', { salt: 2 }, ALICE)).rejects.toBeInstanceOf(UserError);
      expect(await work.run('echo', { value: 'still here too' }, ALICE)).toBe('still here too');
    });

    it('answers a job that needs too much memory', async () => {
      await expect(work.run('hog', { bytes: 3 * 2 ** 30 }, ALICE)).rejects.toThrow(
        /more memory than one request may take/,
      );
      expect(await work.run('hog', { bytes: 2 ** 20 }, ALICE)).toBe(2 ** 20);
    });

    it('runs many jobs at once and gives each its own answer', async () => {
      const values = Array.from({ length: 20 }, (_, index) => index);
      const answers = await Promise.all(values.map((value) => work.run('echo', { value }, ALICE)));
      expect(answers).toEqual(values);
    });

    it('closes', async () => {
      await work.close();
    });
  });
}
