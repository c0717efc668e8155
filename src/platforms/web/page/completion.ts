import { element } from './dom.ts';
import { type CommandInfo, fetchCompletions } from './server.ts';
import { type HalfTyped, halfTyped, type Suggestion, suggest } from './suggestions.ts';

/** A list of what could be typed next, above the text field. */
export interface Completion {
  readonly list: HTMLElement;
  /** Takes a key that is meant for the list; says whether it was. */
  takeKey(event: KeyboardEvent): boolean;
  update(): void;
  close(): void;
}

const MOST = 8;

export function createCompletion(
  area: HTMLTextAreaElement,
  commands: () => readonly CommandInfo[],
): Completion {
  const list = element('ul', {
    id: 'suggestions',
    class: 'suggestions',
    role: 'listbox',
    'aria-label': 'Suggestions',
    hidden: true,
  });
  area.setAttribute('aria-controls', 'suggestions');
  area.setAttribute('aria-autocomplete', 'list');
  let offered: readonly Suggestion[] = [];
  let active = -1;

  let asking: AbortController | undefined;

  const show = (suggestions: readonly Suggestion[], chosen: number) => {
    offered = suggestions;
    active = chosen;
    list.hidden = offered.length === 0;
    list.replaceChildren(
      ...offered.map((suggestion, index) =>
        drawOption(suggestion, index, index === active, () => accept(index)),
      ),
    );
    if (active >= 0) area.setAttribute('aria-activedescendant', `suggestion-${active}`);
    else area.removeAttribute('aria-activedescendant');
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  };
  const accept = (index: number) => {
    const { start, end, insert } = offered[index]!;
    area.setRangeText(`${insert} `, start, end, 'end');
    area.focus();
    area.dispatchEvent(new Event('input', { bubbles: true }));
  };

  return {
    list,
    update() {
      asking?.abort();
      const atEnd = area.selectionStart === area.value.length;
      const known = atEnd ? suggest(area.value, commands()) : [];
      show(known.slice(0, MOST), -1);
      const half = atEnd && known.length === 0 ? halfTyped(area.value, commands()) : undefined;
      if (!half) return;
      asking = new AbortController();
      askFor(half, area.value.length, asking.signal).then(
        (found) => show(found.slice(0, MOST), -1),
        // Typed on meanwhile, or not connected: there is nothing to offer.
        () => {},
      );
    },
    close() {
      asking?.abort();
      show([], -1);
    },
    takeKey({ key }) {
      if (offered.length === 0) return false;
      if (key === 'ArrowDown' || key === 'ArrowUp') {
        const step = key === 'ArrowDown' ? 1 : -1;
        const from = active < 0 && step < 0 ? 0 : active;
        show(offered, (from + step + offered.length) % offered.length);
      } else if (key === 'Tab' || (key === 'Enter' && active >= 0)) accept(Math.max(active, 0));
      else if (key === 'Escape') show([], -1);
      else return false;
      return true;
    },
  };
}

/** Milliseconds without a key before the server is asked. */
const PAUSE = 120;

async function askFor(half: HalfTyped, end: number, signal: AbortSignal): Promise<readonly Suggestion[]> {
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  signal.throwIfAborted();
  const { typed, start } = half;
  const found = await fetchCompletions(half, signal);
  return found
    .filter(({ value }) => value !== typed.trim())
    .map(({ value, label }) => ({
      start,
      end,
      insert: value,
      detail: label.startsWith(value) ? label.slice(value.length).replace(/^\s*—\s*/, '') : label,
    }));
}

function drawOption(
  { insert, detail }: Suggestion,
  index: number,
  active: boolean,
  choose: () => void,
): HTMLElement {
  const option = element(
    'li',
    { id: `suggestion-${index}`, role: 'option', 'aria-selected': String(active) },
    element('b', {}, insert),
    element('span', {}, detail),
  );
  option.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    choose();
  });
  return option;
}
