import { blocksOf } from './blocks.ts';
import { evaluate } from './evaluate.ts';
import { isLayerName } from './names.ts';
import { type Part, partsOf } from './parts.ts';
import { parseRegion } from './python.ts';
import { readCall } from './read-call.ts';
import { findRegions, type Region } from './regions.ts';
import { runBody } from './run.ts';
import { createMeter, isBuilt, keep, type Scope, unusedIn } from './scope.ts';
import type { Notes, Statement } from './syntax.ts';
import { createBuilder, MAX_LAYERS, tooMany } from './tensors.ts';
import { runUncalled } from './uncalled.ts';

/** Reads Python code, wherever it stands in a text. */

/** What stands in the text, in its order. `text` is as long as the notes' source. */
export function readProgram(text: string, notes: Notes): readonly Part[] {
  const found = findRegions(text, isLayerName);
  for (const region of found.regions) noteMissing(text, region, notes);
  const scope = programScope(text, notes);
  const body = blocksOf(text, found);
  runBody(body, scope);
  runPrinted(found.regions, scope);
  runUncalled(body, scope);
  return partsOf(unusedIn(scope), scope);
}

function programScope(text: string, notes: Notes): Scope {
  const parsed = new Map<Region, readonly Statement[]>();
  return {
    shared: {
      notes,
      builder: createBuilder(),
      used: new Set(),
      called: new Set(),
      spend: createMeter(),
      evaluate,
      readCall,
      statementsOf({ region }) {
        const statements = parsed.get(region) ?? parseRegion(text, region);
        parsed.set(region, statements);
        return statements;
      },
    },
    variables: new Map([['__name__', { type: 'value', value: '__main__' }]]),
    made: new Map(),
    depth: 0,
  };
}

function noteMissing(text: string, { start, end, missing }: Region, notes: Notes): void {
  if (!missing) return;
  const code = text.slice(start, end).trim();
  notes.assumptions.push(`${missing} is missing behind ${code.slice(-40)} and was added.`);
}

/** What stands in the text of a `print(model)` is the body of one model. */
function runPrinted(regions: readonly Region[], scope: Scope): void {
  let models = 0;
  for (const region of regions) {
    const { entry, prints } = region;
    if (prints) models++;
    if (!entry) continue;
    if (entry.times > MAX_LAYERS) throw tooMany();
    for (const { value } of scope.shared.statementsOf({ type: 'code', region })) {
      for (let times = 0; times < entry.times; times++) {
        const thing = evaluate(value, scope);
        if (isBuilt(thing)) keep({ thing, target: entry.name, within: String(models) }, scope);
      }
    }
  }
}
