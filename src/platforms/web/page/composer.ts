import { type Completion, createCompletion } from './completion.ts';
import { button, element, icon } from './dom.ts';
import { createHistory, type History } from './history.ts';
import type { CommandInfo } from './server.ts';

/** The text field with what belongs to it: suggestions, history and the send button. */
export interface Composer {
  readonly form: HTMLElement;
  /** Puts a text into the field, ready to be changed. */
  edit(text: string): void;
  focus(): void;
}

export function createComposer(
  commands: () => readonly CommandInfo[],
  send: (text: string) => void,
  ...extras: readonly HTMLElement[]
): Composer {
  const area = element('textarea', {
    id: 'prompt',
    rows: 1,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'send',
    'aria-label': 'Layers or a command',
    'aria-describedby': 'prompt-hint',
    placeholder: 'Paste two layers, or type /',
  });
  const history = createHistory();
  const completion = createCompletion(area, commands);
  const submit = () => {
    const text = area.value.trim();
    if (text === '') return;
    history.add(text);
    fill(area, '');
    completion.close();
    // A keyboard on the screen would cover the answer.
    if (!matchMedia('(hover: hover)').matches) area.blur();
    send(text);
  };
  area.addEventListener('input', () => {
    grow(area);
    completion.update();
  });
  area.addEventListener('blur', () => completion.close());
  area.addEventListener('keydown', (event) => onKey(event, area, completion, history, submit));

  const sendButton = button({ class: 'send', 'aria-label': 'Send' }, submit, icon('send'));
  const hint = element(
    'p',
    { id: 'prompt-hint', class: 'hint' },
    'Enter sends, Shift + Enter starts a new line, ↑ brings back what you sent.',
  );
  const row = element('div', { class: 'composer-row' }, ...extras, area, sendButton);
  return {
    form: element('div', { class: 'composer' }, completion.list, row, hint),
    edit(text) {
      fill(area, text);
      area.focus();
    },
    focus: () => area.focus(),
  };
}

function onKey(
  event: KeyboardEvent,
  area: HTMLTextAreaElement,
  completion: Completion,
  history: History,
  submit: () => void,
): void {
  if (event.isComposing) return;
  if (completion.takeKey(event)) event.preventDefault();
  else if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    submit();
  } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    const browsing = area.value === '' || area.value === history.shown();
    const entry = browsing ? history.step(event.key === 'ArrowUp' ? 'older' : 'newer') : undefined;
    if (entry === undefined) return;
    event.preventDefault();
    fill(area, entry);
  }
}

function fill(area: HTMLTextAreaElement, text: string): void {
  area.value = text;
  area.setSelectionRange(text.length, text.length);
  grow(area);
}

/** As high as its text; the style sheet sets the most. */
function grow(area: HTMLTextAreaElement): void {
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight}px`;
}
