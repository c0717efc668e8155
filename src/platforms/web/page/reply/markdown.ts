import { element } from '../dom.ts';

/** The part of Discord's markdown that answers are written in: headings, small print, lists, bold, fences and escapes. */
export function drawMarkdown(markdown: string): readonly HTMLElement[] {
  return markdown.split(/(```\w*\n[\s\S]*?\n```)/).flatMap((part) => {
    const code = /^```\w*\n([\s\S]*)\n```$/.exec(part)?.[1];
    return code === undefined ? drawLines(part) : [element('pre', {}, element('code', {}, code))];
  });
}

function drawLines(text: string): readonly HTMLElement[] {
  return text
    .replace(/^\n|\n$/g, '')
    .split('\n')
    .map((line) => {
      const [, mark = '', words = ''] = /^(### |-# |- )?([\s\S]*)$/.exec(line)!;
      return element(TAGS[mark] ?? 'p', { class: CLASSES[mark] }, ...drawInline(words.trimStart()));
    });
}

const TAGS: Readonly<Record<string, 'h3' | 'p'>> = { '### ': 'h3' };
const CLASSES: Readonly<Record<string, string>> = { '-# ': 'small-print', '- ': 'point' };

function drawInline(words: string): readonly (Node | string)[] {
  return words
    .split(/((?<!\\)\*\*)/)
    .reduce<{ readonly bold: boolean; readonly parts: readonly (Node | string)[] }>(
      ({ bold, parts }, piece) => {
        if (piece === '**') return { bold: !bold, parts };
        const plain = piece.replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
        return { bold, parts: [...parts, bold ? element('strong', {}, plain) : plain] };
      },
      { bold: false, parts: [] },
    ).parts;
}
