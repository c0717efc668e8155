import type { Code } from '../../../../chat/reply.ts';
import { copyButton } from '../copy.ts';
import { element } from '../dom.ts';

/** Text in a fixed width. What is meant to be taken along, such as layers, has a button that copies it. */
export function drawCode({ heading, language, text }: Code): HTMLElement {
  const name = heading ?? (language === 'python' ? 'Python' : undefined);
  const head = name
    ? [
        element(
          'figcaption',
          {},
          element('span', {}, name),
          copyButton('Copy', () => text),
        ),
      ]
    : [];
  const body = element('pre', { tabindex: 0, 'aria-label': name ?? 'Text' }, element('code', {}, text));
  requestAnimationFrame(() => showCaret(body, text));
  return element('figure', { class: 'code' }, ...head, body);
}

/** A caret may point beyond the edge of a narrow window: the line is scrolled until it is in sight. */
function showCaret(body: HTMLElement, text: string): void {
  const caret = /\n( *)\^+$/.exec(text)?.[1];
  if (caret === undefined) return;
  const longest = Math.max(...text.split('\n').map((line) => line.length));
  const place = (caret.length / longest) * body.scrollWidth;
  if (place > body.clientWidth * 0.6) body.scrollLeft = place - body.clientWidth * 0.3;
}
