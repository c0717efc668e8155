import type { CommandRequest, Request } from '../../../chat/request.ts';
import { isUnfinished } from '../web-reply.ts';
import { copyButton } from './copy.ts';
import { button, element, icon } from './dom.ts';
import { linkTo } from './link.ts';
import { drawerOf } from './reply/views.ts';
import { ask, Disconnected } from './server.ts';
import { shown } from './shown-as.ts';

/** One exchange: what the user asked, as they see it, and what can be done with the answer. */
export interface Asked {
  readonly request: Request;
  readonly words: string;
  /** The address of a picture that goes with it. */
  readonly preview?: string | undefined;
  /** Asks what was chosen in the answer. */
  readonly choose: (request: Request) => void;
  /** Is told what was asked, as it was understood. */
  readonly understood: (request: CommandRequest) => void;
  /** Takes the request back into the text field. */
  readonly edit: () => void;
}

/** Where an answer is drawn, and what a screen reader hears of it. */
interface Place {
  readonly answer: HTMLElement;
  readonly status: HTMLElement;
}

/** Adds an exchange to the log and carries it out. */
export async function addTurn(log: HTMLElement, asked: Asked): Promise<void> {
  const answer = element('article', { class: 'response', 'aria-label': 'Answer', 'aria-live': 'off' });
  const status = element('p', { class: 'unseen' });
  const turn = element('section', { class: 'turn' }, drawQuestion(asked), status, answer);
  log.append(turn);
  turn.scrollIntoView({ block: 'start', behavior: isCalm() ? 'auto' : 'smooth' });
  await carryOut(asked, { answer, status });
}

function drawQuestion({ words, preview }: Asked): HTMLElement {
  const picture = preview ? [element('img', { src: preview, alt: 'The picture that you added' })] : [];
  return element('div', { class: 'question' }, ...picture, element('p', {}, words));
}

async function carryOut(asked: Asked, place: Place): Promise<void> {
  const stop = new AbortController();
  const { answer, status } = place;
  const view = drawerOf(shown.name)(asked.choose);
  answer.setAttribute('aria-busy', 'true');
  answer.replaceChildren(drawWaiting(), drawTools(drawStop(stop)));
  try {
    for await (const reply of ask(asked.request, shown.name, stop.signal)) {
      view.show(reply);
      if (reply.asked && reply.tone !== 'mistake') asked.understood(reply.asked);
      if (!view.root.isConnected) answer.firstElementChild?.replaceWith(view.root);
      const tools = isUnfinished(reply) ? [drawStop(stop)] : drawAfterwards(asked, reply.asked);
      answer.lastElementChild?.replaceWith(drawTools(...tools));
      status.textContent = reply.title;
    }
  } catch (error) {
    showTrouble(reasonOf(error, stop.signal), asked, place);
    if (!(error instanceof Disconnected) && !stop.signal.aborted) throw error;
  } finally {
    answer.removeAttribute('aria-busy');
  }
}

function showTrouble(words: string, asked: Asked, place: Place): void {
  const again = button({ class: 'quiet-button' }, () => carryOut(asked, place), icon('retry'), 'Try again');
  const trouble = element('div', { class: 'reply trouble', role: 'alert' }, element('p', {}, words));
  place.answer.replaceChildren(trouble, drawTools(again));
}

/** A link asks what was understood: a text that follows up another says little alone. */
function drawAfterwards({ request, edit }: Asked, understood: Request = request): readonly HTMLElement[] {
  return [
    copyButton(
      'Copy link',
      () => linkTo('text' in request && !request.previous ? request : understood, location.origin),
      'link',
    ),
    button({ class: 'quiet-button' }, edit, icon('edit'), 'Edit'),
  ];
}

function drawStop(stop: AbortController): HTMLElement {
  return button({ class: 'quiet-button' }, () => stop.abort(), icon('close'), 'Stop');
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

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'Stopped.';
  if (error instanceof Disconnected)
    return 'The connection to the server was lost before the answer was here.';
  return 'The page could not show this answer.';
}

function isCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
