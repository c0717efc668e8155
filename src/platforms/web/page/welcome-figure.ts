import { vector } from './dom.ts';

/** A seven, as a picture of 11 by 11 pixels. */
const PIXELS = [
  '...........',
  '..#######..',
  '..#######..',
  '.......##..',
  '......##...',
  '......##...',
  '.....##....',
  '.....##....',
  '....##.....',
  '....##.....',
  '...........',
];
const STEP = 16;

/** What the playground is about: the pixels that one output of a 3×3 and of a 7×7 layer sees. */
export function drawFigure(): SVGElement {
  const size = PIXELS.length * STEP;
  const cells = PIXELS.flatMap((row, y) => [...row].map((pixel, x) => drawCell(x, y, pixel === '#')));
  const windows = [drawWindow(4, 3, 'first'), drawWindow(2, 7, 'second')];
  return vector(
    'svg',
    { viewBox: `-2 -2 ${size + 4} ${size + 4}`, class: 'figure', 'aria-hidden': 'true' },
    ...cells,
    ...windows,
  );
}

function drawCell(x: number, y: number, lit: boolean): SVGElement {
  const place = { x: x * STEP + 1, y: y * STEP + 1, width: STEP - 2, height: STEP - 2, rx: 3 };
  return vector('rect', { ...place, class: lit ? 'lit' : 'dim' });
}

function drawWindow(corner: number, cells: number, side: string): SVGElement {
  const [at, length] = [corner * STEP - 1, cells * STEP + 2];
  return vector('rect', { x: at, y: at, width: length, height: length, rx: 5, class: side });
}
