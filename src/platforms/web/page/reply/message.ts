import type { Request } from '../../../../chat/request.ts';
import { element } from '../dom.ts';
import type { ReplyView } from './draw-reply.ts';

/** Shows the messages of a Reply in a platform's frame, one page at a time. */
export function createMessageView(
  platform: string,
  badge: string,
  draw: (message: unknown) => readonly HTMLElement[],
): ReplyView {
  const body = element('div', { class: 'message-body' });
  const head = element(
    'p',
    { class: 'message-head' },
    element('strong', {}, 'convbot'),
    element('span', { class: 'badge' }, badge),
    element('time', {}, new Date().toLocaleTimeString('en', { hour: 'numeric', minute: '2-digit' })),
  );
  const avatar = element('img', { class: 'avatar', src: '/favicon.svg', alt: '' });
  const root = element('div', { class: `message ${platform}` }, avatar, head, body);
  let page = 0;
  return {
    root,
    show(reply) {
      const messages = reply.messages ?? [];
      const turn = (to: number) => {
        page = to;
        body.replaceChildren(...draw(messages[page]), ...turnButtons(page, messages.length, turn));
      };
      turn(Math.max(0, Math.min(page, messages.length - 1)));
    },
  };
}

function turnButtons(page: number, pages: number, turn: (to: number) => void): readonly HTMLElement[] {
  const to = (label: string, next: number) =>
    next < 0 || next >= pages ? [] : [pressable(label, 'quiet', () => turn(next))];
  const buttons = [...to('◀ Previous page', page - 1), ...to('Next page ▶', page + 1)];
  return buttons.length === 0 ? [] : [element('div', { class: 'buttons' }, ...buttons)];
}

export function pressable(label: string, style: string, onClick: () => void): HTMLElement {
  const made = element('button', { type: 'button', class: `press ${style}` }, label);
  made.addEventListener('click', onClick);
  return made;
}

/** What a button carries in a view: its request as JSON. */
export function requestOf(carried: string): Request {
  return JSON.parse(carried);
}
