import type { Evidence } from './evidence.ts';
import { endGoalRules } from './rules/end-goal.ts';
import { inputRules } from './rules/input.ts';
import { parameterRules } from './rules/parameters.ts';
import type { Rule } from './rules/rule.ts';
import { scenarioRules } from './rules/scenarios.ts';
import { summaryRules } from './rules/summary.ts';

/** From which side the two are looked at, and what is to be said from there. */
export interface View {
  readonly view: 'parameters' | 'input' | 'end goal' | 'summary' | 'scenarios';
  readonly sentence: string;
}

const RULES: readonly (readonly [View['view'], readonly Rule[]])[] = [
  ['parameters', parameterRules],
  ['input', inputRules],
  ['end goal', endGoalRules],
  ['summary', summaryRules],
  ['scenarios', scenarioRules],
];

/** One sentence for each view that has a rule for this pair. */
export function viewsOf(evidence: Evidence): readonly View[] {
  return RULES.flatMap(([view, rules]) => {
    const rule = rules.find(({ applies }) => applies(evidence));
    return rule ? [{ view, sentence: rule.say(evidence) }] : [];
  });
}
