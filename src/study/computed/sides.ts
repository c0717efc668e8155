/** What stands before the “as” that parts two sides. */
const ALIKE = '(?:same|as (?:many|much|large|big|wide|cheap|heavy|far))';

/** Whether the text sets two things against each other. */
export const COMPARES = new RegExp(
  String.raw`\b(?:do @\d and @\d|than|vs\.?|versus|compared?|against|or|difference|between|cheaper|cheapest|${ALIKE}\b.* as|which (?:one |layer )?(?:has|needs|is|sees|takes|costs|uses))\b`,
);

/** What stands between two sides. */
const APART = new RegExp(
  String.raw`\b(?:than|vs\.?|versus|compared (?:to|with)|against|instead of|(?<=\b${ALIKE}\b.*)as)\b`,
);

/** The text of the layers, in two where two sides are set against each other. */
export function sidesOf(unordered: string, text: string): readonly string[] {
  const rest = inOrder(unordered);
  if (!COMPARES.test(text)) return [rest];
  const apart = rest.split(APART);
  if (apart.length === 2 && apart.every(hasLayer)) return apart;
  const other = rest.split(/\bor\b/);
  if (other.length === 2 && other.every(hasLayer)) return other;
  const both = rest.split(/\band\b/);
  return /\b(?:do @\d and @\d|difference|between|compare|which)\b/.test(text) &&
    both.length === 2 &&
    both.every(hasLayer)
    ? both
    : [rest];
}

/** “A 3x3 conv after a 2x2 maxpool” names the later layer first. */
function inOrder(text: string): string {
  const [later, earlier, ...others] = text.split(
    /(?<!\b(?:and|right|directly) )\b(?:after|behind)(?! that)\b/,
  );
  const both = later !== undefined && earlier !== undefined && others.length === 0;
  return both && hasLayer(later) && hasLayer(earlier) ? `${earlier} then ${later}` : text;
}

function hasLayer(text: string): boolean {
  return /\d+x\d+|@\d|\bdense \d|\b(?:kernel(?: size)?|conv|maxpool|avgpool|pool) \d/.test(text);
}
