import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/study/library.ts';
import { createRetrieve } from '../../src/study/retrieve.ts';
import { casesOf } from './evaluation.ts';

const library = loadLibrary();

describe('The library of topics', () => {
  it('finds the same when it was written down and read again, as the build does', () => {
    const [fresh, read] = [library, JSON.parse(JSON.stringify(library))].map(createRetrieve);
    for (const { question } of casesOf('tuning')) expect(read!(question)).toEqual(fresh!(question));
  });
});
