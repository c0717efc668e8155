import type { Code } from '../../../../chat/reply.ts';
import { copyButton } from '../copy.ts';
import { element } from '../dom.ts';

/** Text in a fixed width with a button that copies it. */
export function drawCode({ heading, language, text }: Code): HTMLElement {
  const head = element(
    'figcaption',
    {},
    element('span', {}, heading ?? (language === 'python' ? 'Python' : '')),
    copyButton('Copy', () => text),
  );
  const body = element('pre', { tabindex: 0, 'aria-label': heading ?? 'Code' }, element('code', {}, text));
  return element('figure', { class: `code ${language}` }, head, body);
}
