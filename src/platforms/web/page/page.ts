import type { CommandRequest, Request } from '../../../chat/request.ts';
import { writeText } from '../../../chat/write-text.ts';
import { acceptPictures, createAttachment } from './attachment.ts';
import { createComposer } from './composer.ts';
import { button, element, type IconName, icon } from './dom.ts';
import { openForm } from './form.ts';
import { requestIn } from './link.ts';
import { type CommandInfo, Disconnected, fetchOffers } from './server.ts';
import { shownAs } from './shown-as.ts';
import { imageOption } from './suggestions.ts';
import { themeButton } from './theme.ts';
import { addTurn } from './turn.ts';
import { drawWelcome } from './welcome.ts';

let commands: readonly CommandInfo[] = [];
/** What the next text may follow up. */
let previous: CommandRequest | undefined;
const welcome = place('welcome');
const log = place('log');
const attachment = createAttachment();
const composer = createComposer(() => commands, sendText, acceptPictures(attachment.attach));

place('dock').append(attachment.chip, composer.form);
place('top-actions').append(
  topButton('Fill in a command', 'form', () => openForm(commands, (request) => askFor(request))),
  topButton('Help', 'help', () => askFor({ text: 'help' })),
  themeButton(),
);
await start();

async function start(): Promise<void> {
  try {
    const offers = await fetchOffers();
    commands = offers.commands;
    place('top-actions').prepend(shownAs(offers.views));
  } catch (error) {
    if (!(error instanceof Disconnected)) throw error;
    const again = button({ class: 'quiet-button' }, start, icon('retry'), 'Try again');
    welcome.replaceChildren(element('p', { role: 'alert' }, 'The server cannot be reached.'), again);
    return;
  }
  drawWelcome(welcome, commands, sendText);
  const shared = requestIn(location.href);
  if (shared) askFor(shared);
  else if (matchMedia('(hover: hover)').matches) composer.focus();
}

async function sendText(text: string): Promise<void> {
  const option = imageOption(text, commands);
  const attached = option && (await attachment.take());
  if (attached) askFor(following(`${text} --${option} ${attached.id}`), text, attached.preview);
  else askFor(following(text));
}

function following(text: string): Request {
  return previous ? { text, previous } : { text };
}

function askFor(request: Request, words = writeText(request, commands), preview?: string): void {
  welcome.hidden = true;
  const edit = () => composer.edit(writeText(request, commands));
  const understood = (asked: CommandRequest) => {
    if (!isInOwnWords(asked)) previous = asked;
  };
  addTurn(log, { request, words, preview, choose: (next) => askFor(next), understood, edit });
}

/** A question is nothing that “now with stride 2” could change. */
function isInOwnWords({ command }: CommandRequest): boolean {
  const fields = commands.find(({ name }) => name === command)?.fields ?? [];
  return fields.some(({ format }) => format === 'words');
}

function topButton(label: string, drawing: IconName, onClick: () => void): HTMLElement {
  return button({ class: 'icon-button', 'aria-label': label, title: label }, onClick, icon(drawing));
}

function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}
