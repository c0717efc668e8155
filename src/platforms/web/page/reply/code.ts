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
  return element('figure', { class: 'code' }, ...head, body);
}
