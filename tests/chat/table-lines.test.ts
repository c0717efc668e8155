import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../src/chat/reply.ts';
import { fullWidth, tableLines } from '../../src/chat/table-lines.ts';
import { widthOf } from '../../src/chat/width.ts';

const compared: Table = {
  type: 'table',
  columns: [
    { title: '', align: 'left' },
    { title: 'A', align: 'right' },
    { title: 'B', align: 'right' },
    { title: 'B ÷ A', align: 'right' },
  ],
  rows: [
    ['Parameters', '640', '1,600', '×2.5'],
    ['FLOPs', '778,752', '1,517,824', '×1.95'],
    ['Receptive field', '3×3', '7×7', ''],
  ],
};

describe('A table of figures', () => {
  it('stands in columns where there is room for them', () => {
    expect(tableLines(compared, 60)).toEqual([
      '                       A          B  B ÷ A',
      '─'.repeat(42),
      'Parameters           640      1,600   ×2.5',
      'FLOPs            778,752  1,517,824  ×1.95',
      'Receptive field      3×3        7×7',
    ]);
  });

  it('has its figures below the label of their row on a phone', () => {
    expect(tableLines(compared, 34)).toEqual([
      '        A          B  B ÷ A',
      `${'─'.repeat(27)}`,
      'Parameters',
      '      640      1,600   ×2.5',
      'FLOPs',
      '  778,752  1,517,824  ×1.95',
      'Receptive field',
      '      3×3        7×7',
    ]);
  });

  it('has a line a figure where even they have no room', () => {
    expect(tableLines(compared, 20).slice(0, 3)).toEqual(['Parameters', '  A      640', '  B      1,600']);
  });

  it('loses no figure, and is never wider than the room, at any width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 80 }), (width) => {
        const lines = tableLines(compared, width);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        for (const figure of compared.rows.flat().filter((cell) => /\d/.test(cell))) {
          expect(lines.join('\n')).toContain(figure);
        }
      }),
    );
  });

  it('is as wide as its widest line where there is room for all of it', () => {
    const footed: Table = { ...compared, footer: [['Parameters of both', '', '', '2,240']] };
    for (const table of [compared, footed]) {
      expect(fullWidth(table)).toBe(Math.max(...tableLines(table, 1000).map(widthOf)));
    }
  });
});

describe('A table with a line a figure', () => {
  const wide = (figure: string): Table => ({
    type: 'table',
    columns: ['Layer', 'Parameters', 'MACs', 'Receptive field'].map((title, index) => ({
      title,
      align: index === 0 ? 'left' : 'right',
    })),
    rows: [['conv', figure, figure, figure]],
  });

  it.each([
    [
      'has its titles whole where the figures leave room',
      '1,234,567,890',
      ['  Receptive field  1,234,567,890'],
    ],
    [
      'breaks a title rather than every figure',
      '1,234,567,890,123',
      ['  Receptive      1,234,567,890,123', '  field'],
    ],
  ])('%s', (_, figure, last) => {
    const lines = tableLines(wide(figure), 34);
    expect(lines.slice(-last.length)).toEqual(last);
    expect(lines).toHaveLength(5 + last.length);
  });
});
