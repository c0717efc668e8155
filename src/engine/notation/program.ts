import { createEvaluator, type Root } from './evaluate.ts';
import { mistakeAt } from './mistakes.ts';
import { isLayerName } from './names.ts';
import { parseRegion } from './python.ts';
import { findRegions } from './regions.ts';
import type { Draft, Notes } from './syntax.ts';
import { type Builder, draftOf } from './tensors.ts';

/** Reads Python code, wherever it stands in a text. */

/** One network that the code builds, or a layer that stands alone. */
export interface Part {
  readonly draft: Draft;
  /** A layer that stands alone, or a member of a class, may be one of a stack. */
  readonly single: boolean;
}

/** What stands in the text, in its order. `text` is as long as the notes' source. */
export function readProgram(text: string, notes: Notes): readonly Part[] {
  const { regions, headings } = findRegions(text, isLayerName);
  const evaluator = createEvaluator(notes);
  for (const heading of headings) {
    if (heading.keyword !== 'for' && heading.keyword !== 'while') continue;
    const wrong = 'Loops are not run here.';
    notes.mistakes.push(mistakeAt(notes.source, heading, wrong, 'the layers one by one'));
  }
  for (const region of regions) {
    if (region.missing) {
      const code = text.slice(region.start, region.end).trim();
      notes.assumptions.push(`${region.missing} is missing behind ${code.slice(-40)} and was added.`);
    }
    for (const statement of parseRegion(text, region)) {
      evaluator.run(region.entry ? { ...statement, target: `self.${region.entry.name}` } : statement);
    }
  }
  return evaluator.roots().map((root) => asPart(root, evaluator.builder));
}

function asPart({ thing, target }: Root, builder: Builder): Part {
  const output =
    thing.type === 'tensor'
      ? thing
      : thing.type === 'graph'
        ? thing.output
        : builder.apply(thing, [builder.input()]);
  const single = thing.type === 'layer' || (target?.startsWith('self.') ?? false);
  return { draft: draftOf(output), single };
}
