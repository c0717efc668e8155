import { type Summary, summarise } from '../engine/analysis/summary.ts';
import { readModel, writeNetwork } from '../engine/notation/index.ts';
import type { Built } from './computed/build.ts';
import { namedLayers } from './computed/named.ts';
import type { Topic } from './topic.ts';

/** A topic's example, worked out by the engine. */
export interface Example {
  readonly command: string;
  readonly args: Readonly<Record<string, string>>;
  /** How many of the networks, the first ones, are those that the question names. */
  readonly asked: number;
  readonly networks: readonly Summary[];
}

/** The example of a topic, on the layers that the question names where it names some. Throws UserError. */
export function exampleFor(topic: Topic, question: string): Example {
  const { command, ...given } = topic.example;
  const [asked, against] = namedLayers(question, given.input);
  if (!asked) return { command, args: given, asked: 0, networks: own(topic) };
  if (against) {
    return {
      command: 'compare',
      args: { a: codeOf(asked), b: codeOf(against), input: asked.args.input },
      asked: 2,
      networks: [asked.summary, against.summary],
    };
  }
  return {
    command,
    args: { ...given, [given.model === undefined ? 'a' : 'model']: codeOf(asked), input: asked.args.input },
    asked: 1,
    networks: [asked.summary, ...own(topic).slice(1)],
  };
}

function own(topic: Topic): readonly Summary[] {
  const known = worked.get(topic);
  if (known) return known;
  const { model, a, b, input } = topic.example as Readonly<Record<string, string>>;
  const networks = [model, a, b]
    .filter((text) => text !== undefined)
    .map((text) => {
      const { network, notation } = readModel(text, input);
      return summarise(network, { notation });
    });
  worked.set(topic, networks);
  return networks;
}

/** The examples as they are written: nearly every answer shows one. */
const worked = new WeakMap<Topic, readonly Summary[]>();

function codeOf({ network }: Built): string {
  return writeNetwork(network, 'shorthand').code;
}
