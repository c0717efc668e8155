import { button, element } from './dom.ts';
import type { CommandInfo } from './server.ts';
import { drawFigure } from './welcome-figure.ts';

const SIDES = [
  "tf.keras.layers.Conv2D(64, (3,3), activation='relu', input_shape=(28, 28, 1))",
  "tf.keras.layers.Conv2D(32, (7,7), activation='relu', input_shape=(28, 28, 1))",
];
const MOST_EXAMPLES = 6;

/** What a visitor sees first: what this is, one whole example, and more of them from the commands. */
export function drawWelcome(
  section: HTMLElement,
  commands: readonly CommandInfo[],
  send: (text: string) => void,
): void {
  const pair = `compare ${SIDES.join(' vs ')}`;
  const sides = SIDES.flatMap((side, index) => [
    ...(index > 0 ? [element('em', {}, 'vs')] : []),
    element('code', {}, side),
  ]);
  const first = button(
    { class: 'first-example' },
    () => send(pair),
    ...sides,
    element('span', {}, 'Compare these two'),
  );
  const more = pickExamples(commands).map((text) =>
    button({ class: 'chip example' }, () => send(text), text),
  );
  section.replaceChildren(
    element(
      'div',
      { class: 'welcome-head' },
      element('h1', { id: 'welcome-title' }, 'Two layers. What is the difference?'),
      element(
        'p',
        { class: 'lead' },
        'Paste them as Keras, PyTorch or shorthand. You get the numbers, the reasons and a picture of what each layer sees.',
      ),
      drawFigure(),
    ),
    first,
    element('h2', {}, 'Or try'),
    element('div', { class: 'examples' }, ...more),
  );
}

/** Examples in turn from each command, so that each is seen before any is seen twice. */
function pickExamples(commands: readonly CommandInfo[]): readonly string[] {
  const longest = Math.max(0, ...commands.map(({ examples }) => examples.length));
  const rounds = Array.from({ length: longest }, (_, round) =>
    commands.flatMap(({ examples }) => examples[round] ?? []),
  );
  return rounds
    .flat()
    .filter((text) => !SIDES.every((side) => text.includes(side)))
    .slice(0, MOST_EXAMPLES);
}
