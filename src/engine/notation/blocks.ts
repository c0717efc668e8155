import type { Heading } from './headings.ts';
import type { Found, Region } from './regions.ts';

/** Puts the code of a text into the blocks that its indentation makes. */

/** One thing after the other: code, or a block with its heading. */
export type Step = Code | Block;

export interface Code {
  readonly type: 'code';
  readonly region: Region;
}

export interface Block {
  readonly type: 'block';
  readonly heading: Heading;
  readonly body: readonly Step[];
  /** Whether the lines behind the heading are not indented, so that its end cannot be seen. */
  readonly flat: boolean;
}

type Item = { readonly start: number } & ({ readonly region: Region } | { readonly heading: Heading });

interface Open {
  readonly body: Step[];
  readonly indent: number;
  /** Code up to here is in the block however it is indented: it stands behind the colon. */
  readonly lineEnd: number;
}

/** The steps of a text. Where a chat has eaten the indentation, `class`, `def` and `return` tell what belongs where. */
export function blocksOf(text: string, { regions, headings }: Found): readonly Step[] {
  const items = inOrder(regions, headings);
  const lines = linesOf(text, items);
  const flat = new Set(headings.filter((heading) => isFlat(text, heading)));
  const definitions = [...flat].some(({ keyword }) => keyword === 'class' || keyword === 'def');
  const depths = definitions ? depthsByKeyword(items) : lines.indents;
  const open: Open[] = [{ body: [], indent: -1, lineEnd: -1 }];
  for (const [index, item] of items.entries()) {
    const indent = depths[index]!;
    while (open.length > 1 && indent <= open.at(-1)!.indent && item.start > open.at(-1)!.lineEnd) open.pop();
    if ('region' in item) open.at(-1)!.body.push({ type: 'code', region: item.region });
    else {
      const body: Step[] = [];
      open.at(-1)!.body.push({ type: 'block', heading: item.heading, body, flat: flat.has(item.heading) });
      open.push({ body, indent, lineEnd: lines.endOf(item.heading) });
    }
  }
  return open[0]!.body;
}

/** Every piece of code in a body, those of its blocks included. */
export function* codeIn(body: readonly Step[]): Generator<Region> {
  for (const step of body) {
    if (step.type === 'code') yield step.region;
    else yield* codeIn(step.body);
  }
}

function inOrder(regions: readonly Region[], headings: readonly Heading[]): readonly Item[] {
  const items: Item[] = [
    ...regions.map((region) => ({ start: region.start, region })),
    ...headings.map((heading) => ({ start: heading.start, heading })),
  ];
  return items.sort((a, b) => a.start - b.start);
}

/** How far the line of each item is indented. */
function linesOf(text: string, items: readonly Item[]) {
  let lineStart = 0;
  let lineEnd = endFrom(text, 0);
  let indent = indentAt(text, 0);
  const indents = items.map(({ start }) => {
    const before = lineStart;
    while (lineEnd < start) {
      lineStart = lineEnd + 1;
      lineEnd = endFrom(text, lineStart);
    }
    if (lineStart !== before) indent = indentAt(text, lineStart);
    return indent;
  });
  return { indents, endOf: (heading: Heading) => endFrom(text, heading.end) };
}

function endFrom(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function indentAt(text: string, lineStart: number): number {
  let at = lineStart;
  while (text[at] === ' ') at++;
  return at - lineStart;
}

const NEXT_LINE = /[ \t\r]*(?:#[^\n]*)?\n(?:\s*\n)?([ \t]*)\S/y;

/** Whether the line behind a heading is no deeper than it. */
function isFlat(text: string, { indent, end }: Heading): boolean {
  NEXT_LINE.lastIndex = end;
  const next = NEXT_LINE.exec(text);
  return next !== null && next[1]!.length <= indent;
}

function depthsByKeyword(items: readonly Item[]): readonly number[] {
  let inClass = false;
  let within: string | undefined;
  return items.map((item) => {
    const depth = (inClass ? 1 : 0) + (within === undefined ? 0 : 1);
    if ('region' in item) {
      if (item.region.returns && (within === 'forward' || within === 'call')) inClass = false;
      if (item.region.returns) within = undefined;
      return depth;
    }
    const { heading } = item;
    if (heading.keyword === 'class') {
      inClass = true;
      within = undefined;
      return 0;
    }
    if (heading.keyword !== 'def') return depth;
    within = heading.name;
    return inClass ? 1 : 0;
  });
}
