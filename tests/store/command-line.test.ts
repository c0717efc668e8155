import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, runConv } from '../platforms/terminal/run-conv.ts';

describe('The store at the command line', () => {
  it('is not opened by a command that keeps nothing', async () => {
    const folder = emptyFolder();
    const { code } = await runConv(['summary', '64@3x3', '--input', '28x28x1', '--json'], { folder });
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('keeps what is saved for the next run', async () => {
    const folder = emptyFolder();
    const kept = await runConv(['save', '64@3x3 vs 32@7x7 --input 28x28x1 --name digits'], { folder });
    expect(kept).toMatchObject({ code: 0, errors: '' });
    const { output } = await runConv(['saved', '--json'], { folder });
    expect(JSON.parse(output)).toMatchObject({ data: { saved: [{ name: 'digits' }] } });
  });
});
