import type { Request } from '../../../chat/request.ts';
import type { WebReply } from '../web-reply.ts';
import { copyButton } from './copy.ts';
import { button, element, icon } from './dom.ts';
import { linkTo } from './link.ts';
import { drawReply } from './reply/draw-reply.ts';
import { ask, Disconnected } from './server.ts';

/** One exchange: what the user asked, as they see it, and what to do with what they choose in the answer. */
export interface Asked {
  readonly request: Request;
  readonly words: string;
  /** The address of a picture that goes with it. */
  readonly preview?: string | undefined;
  readonly choose: (request: Request) => void;
}

/** Adds an exchange to the log and carries it out. */
export async function addTurn(log: HTMLElement, asked: Asked): Promise<void> {
  const answer = element('article', { class: 'answer', 'aria-label': 'Answer' });
  const turn = element('section', { class: 'turn' }, drawQuestion(asked), answer);
  log.append(turn);
  turn.scrollIntoView({ block: 'start', behavior: calm() ? 'auto' : 'smooth' });
  await carryOut(asked, answer);
}

function drawQuestion({ words, preview }: Asked): HTMLElement {
  const picture = preview ? [element('img', { src: preview, alt: 'The picture that you added' })] : [];
  return element('div', { class: 'question' }, ...picture, element('p', {}, words));
}

async function carryOut(asked: Asked, answer: HTMLElement): Promise<void> {
  const stop = new AbortController();
  const again = () => carryOut(asked, answer);
  answer.setAttribute('aria-busy', 'true');
  answer.replaceChildren(
    drawWaiting(),
    drawTools(button({ class: 'quiet-button' }, () => stop.abort(), icon('close'), 'Stop')),
  );
  try {
    for await (const reply of ask(asked.request, stop.signal)) show(reply, asked, answer, stop);
  } catch (error) {
    const words = reasonOf(error, stop.signal);
    answer.replaceChildren(
      drawTrouble(words),
      drawTools(button({ class: 'quiet-button' }, again, icon('retry'), 'Try again')),
    );
    if (!(error instanceof Disconnected) && !stop.signal.aborted) throw error;
  } finally {
    answer.removeAttribute('aria-busy');
  }
}

function show(reply: WebReply, { request, choose }: Asked, answer: HTMLElement, stop: AbortController): void {
  const tool =
    reply.tone === 'working'
      ? button({ class: 'quiet-button' }, () => stop.abort(), icon('close'), 'Stop')
      : copyButton('Copy link', () => linkTo(request, location.origin), 'link');
  answer.replaceChildren(drawReply(reply, choose), drawTools(tool));
}

function drawTools(...tools: readonly HTMLElement[]): HTMLElement {
  return element('div', { class: 'tools' }, ...tools);
}

function drawWaiting(): HTMLElement {
  const cells = Array.from({ length: 9 }, () => element('i'));
  return element(
    'div',
    { class: 'waiting' },
    element('span', { class: 'kernel', 'aria-hidden': 'true' }, ...cells),
    'Working on it…',
  );
}

function drawTrouble(words: string): HTMLElement {
  return element('div', { class: 'reply trouble', role: 'alert' }, element('p', {}, words));
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'Stopped.';
  if (error instanceof Disconnected)
    return 'The connection to the server was lost before the answer was here.';
  return 'The page could not show this answer.';
}

export function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
