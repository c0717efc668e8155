type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element. Children that are text stay text: nothing here reads markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/** A button that shows an icon, words, or both; `label` is what it is called. */
export function button(attributes: Attributes, onClick: () => void, ...children: readonly (Node | string)[]) {
  const made = element('button', { type: 'button', ...attributes }, ...children);
  made.addEventListener('click', onClick);
  return made;
}

/** Line drawings, 24 units wide, from their path data. */
const ICONS = {
  send: 'M12 19V5M5.5 11.5 12 5l6.5 6.5',
  attach:
    'M4 7.5A2.5 2.5 0 0 1 6.5 5h11A2.5 2.5 0 0 1 20 7.5v9a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 4 16.5zM4.5 17l5-5 3.5 3.5 2.5-2.5 4 4M15.5 9h.01',
  close: 'M6 6l12 12M18 6 6 18',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.700l1-1',
  done: 'M5 12.500l4.5 4.500L19 7.5',
  edit: 'M5 19l1-4L15.5 5.500l3 3L9 18zM13.5 7.5l3 3',
  form: 'M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0 2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0 2 2 0 1 0-4 0',
  theme: 'M12 3.500a8.5 8.5 0 1 0 0 17zM12 3.500a8.5 8.5 0 0 1 0 17',
  retry: 'M20 11a8 8 0 1 0-2.3 6.300M20 5v6h-6',
  save: 'M12 4v11M7 10.500l5 5 5-5M5 20h14',
  help: 'M9.2 9.300a2.9 2.9 0 1 1 4.2 2.600c-.9.5-1.4 1-1.4 2M12 17.300h.01M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17',
} as const;

export type IconName = keyof typeof ICONS;

/** An icon that says nothing by itself: whatever holds it has a name of its own. */
export function icon(name: IconName): SVGElement {
  const path = vector('path', { d: ICONS[name] });
  return vector('svg', { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' }, path);
}

/** Makes an element of a drawing. */
export function vector(
  tag: 'svg' | 'path' | 'rect',
  attributes: Attributes,
  ...children: readonly SVGElement[]
): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    target.setAttribute(name, value === true ? '' : String(value));
  }
}
