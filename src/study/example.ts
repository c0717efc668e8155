import { type LayerSummary, summarise } from '../engine/analysis/summary.ts';
import { type Reading, readModel, writeNetwork } from '../engine/notation/index.ts';
import type { Shape } from '../engine/shape.ts';
import { UserError } from '../user-error.ts';
import type { Topic } from './topic.ts';

/** A topic's example, worked out by the engine. */
export interface Example {
  readonly command: string;
  readonly args: Readonly<Record<string, string>>;
  /** Whether it is about the layers that the question names. */
  readonly adapted: boolean;
  readonly networks: readonly { readonly input: Shape; readonly layers: readonly LayerSummary[] }[];
}

/** The example of a topic, on the layers that the question names where it names some. Throws UserError. */
export function exampleFor({ example }: Topic, question: string): Example {
  const { command, ...given } = example;
  const own = readings(given);
  const asked = layersIn(question, given.input);
  const [first, ...others] = own;
  const used = asked ? [asked, ...others] : [first!, ...others];
  return {
    command,
    args: asked ? { ...given, ...changed(given, asked) } : given,
    adapted: asked !== undefined,
    networks: used.map(({ network, notation }) => ({
      input: network.input,
      layers: summarise(network, { notation }).layers,
    })),
  };
}

type Given = Readonly<Record<string, string>>;

function readings({ model, a, b, input }: Given): readonly Reading[] {
  return [model, a, b].filter((text) => text !== undefined).map((text) => readModel(text, input));
}

/** The layers in a question, on the input that it names, else on the topic's where they fit it. */
function layersIn(question: string, usual: string | undefined): Reading | undefined {
  const stated = INPUT.exec(question)?.[1];
  const code = stated === undefined ? question : question.replace(INPUT, ' ');
  const read = attempt(code, stated);
  if (stated !== undefined || read?.assumptions.length === 0) return read;
  return attempt(code, usual) ?? read;
}

const INPUT = /\b(?:on|for|input(?:\s+(?:size|shape))?(?:\s+of)?)\s+\(?(\d+(?:\s*[x×*,]\s*\d+){0,3})\)?/i;

function attempt(text: string, input: string | undefined): Reading | undefined {
  try {
    return readModel(text, input);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The arguments with the layers of the question in place of the first ones. */
function changed({ model }: Given, { network }: Reading): Given {
  const code = writeNetwork(network, 'shorthand').code;
  const input = network.input.map((size) => size ?? 'None').join('x');
  return { [model === undefined ? 'a' : 'model']: code, input };
}
