import { element } from './dom.ts';
import { recall, remember } from './stored.ts';

const OWN = 'playground';
const NAMES: Readonly<Record<string, string>> = { [OWN]: 'Playground', discord: 'Discord', slack: 'Slack' };

/** As which platform answers are shown from now on. */
export const shown = { name: OWN };

/** Chooses it; the address may say it as well (`?view=slack`). */
export function shownAs(views: readonly string[]): HTMLElement {
  const offered = [OWN, ...views];
  const wanted = new URL(location.href).searchParams.get('view') ?? recall('view') ?? OWN;
  shown.name = offered.includes(wanted) ? wanted : OWN;
  const options = offered.map((name) =>
    element('option', { value: name, selected: name === shown.name }, NAMES[name] ?? name),
  );
  const choice = element('select', { class: 'shown-as', 'aria-label': 'Show answers as in' }, ...options);
  choice.title = 'Show answers as in';
  choice.addEventListener('change', () => {
    shown.name = choice.value;
    remember('view', choice.value);
  });
  return choice;
}
