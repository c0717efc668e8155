import { button, icon } from './dom.ts';
import { recall, remember } from './stored.ts';

type Theme = 'light' | 'dark';

/** A button between dark and light; without a choice the system's own counts. */
export function themeButton(): HTMLButtonElement {
  const kept = recall('theme');
  if (kept === 'light' || kept === 'dark') apply(kept);
  const made = button(
    { class: 'icon-button', 'aria-label': 'Switch between dark and light' },
    () => {
      const next = current() === 'dark' ? 'light' : 'dark';
      apply(next);
      remember('theme', next);
    },
    icon('theme'),
  );
  return made;
}

function current(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function apply(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}
