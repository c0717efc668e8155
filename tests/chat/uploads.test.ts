import { describe, expect, it } from 'vitest';
import { createUploads } from '../../src/chat/uploads.ts';
import { UserError } from '../../src/user-error.ts';

const file = (size: number, fill: number) => new Uint8Array(size).fill(fill);

describe('Uploads', () => {
  it('are found by the digest of their bytes', () => {
    const uploads = createUploads({ bytes: 1000 });
    const id = uploads.keep(file(10, 1));
    expect(id).toMatch(/^upload:[0-9a-f]{32}$/);
    expect(uploads.keep(file(10, 1))).toBe(id);
    expect(uploads.keep(file(10, 2))).not.toBe(id);
    expect(uploads.find(id)).toEqual(file(10, 1));
    expect(uploads.find('upload:none')).toBeUndefined();
  });

  it('make room by forgetting the longest unused', () => {
    const uploads = createUploads({ bytes: 100 });
    const [first, second] = [uploads.keep(file(40, 1)), uploads.keep(file(40, 2))];
    uploads.find(first!);
    const third = uploads.keep(file(40, 3));
    expect([first, second, third].map((id) => uploads.find(id!) !== undefined)).toEqual([true, false, true]);
  });

  it('do not keep a file that the check refuses', () => {
    const check = () => {
      throw new UserError({ wrong: 'This is no picture.' });
    };
    expect(() => createUploads({ bytes: 100, check }).keep(file(10, 1))).toThrow('This is no picture.');
  });

  it('do not keep a file that is larger than all room', () => {
    const uploads = createUploads({ bytes: 100 });
    expect(uploads.find(uploads.keep(file(101, 1)))).toBeUndefined();
  });
});
