import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync('SECURITY.md', 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| What is tried'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('The page about security', () => {
  it('has a row for each threat', () => {
    expect(rows.length).toBeGreaterThan(10);
  });

  it.each(rows.map(([, threat, , tests]) => ({ threat, tests })))(
    'names tests that exist for: $threat',
    ({ tests }) => {
      const files = [...tests!.matchAll(/`([^`]+)`/g)].map(([, file]) => file!);
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) {
        expect(existsSync(file), file).toBe(true);
        expect(readFileSync(file, 'utf8')).toMatch(/\bit(\.each)?\(|\bproperty\(/);
      }
    },
  );
});
