import { plainText } from '../plain-text.ts';
import { termsOf } from '../terms.ts';

/** What a sentence says, apart from how it says it: its subject matter, its direction, and whether it denies. */
export interface Stance {
  readonly terms: readonly string[];
  /** The terms before and behind a “than”; both empty where there is none. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  /** −1 where an odd number of words points down: “smaller”, “fewer”. */
  readonly direction: 1 | -1;
  readonly denies: boolean;
  readonly quantifier?: Quantifier;
}

type Quantifier = 'always' | 'never' | 'sometimes';

/** Reads a sentence as a stance. */
export function stanceOf(sentence: string): Stance {
  let text = ` ${plainText(sentence)} `.replace(/[.,;:!?()]/g, ' ').replace(/\s+/g, ' ');
  let denials = 0;
  for (const pattern of [FALSE_THAT, LEAD_IN]) {
    text = text.replace(pattern, () => {
      if (pattern === FALSE_THAT) denials++;
      return ' ';
    });
  }
  text = text.replace(ALL, ' $1always ');
  const quantifier = QUANTIFIERS.find(([, pattern]) => pattern.test(text))?.[0];
  for (const [, pattern] of QUANTIFIERS) text = text.replace(pattern, ' ');
  for (const [pattern, concept] of CONCEPTS) text = text.replace(pattern, ` ${concept} `);
  const [first, second] = halves(text);
  const kept = second === undefined || repeats(first, second) ? first : text;
  const words = kept.split(/\s+/);
  denials += words.filter((word) => NEGATIONS.has(word)).length;
  const downs = words.filter((word) => word === DOWN).length;
  const [before, behind] = kept === text && second !== undefined ? [first, second] : ['', ''];
  return {
    terms: contentOf(kept),
    before: contentOf(before),
    behind: contentOf(behind),
    direction: downs % 2 === 0 ? 1 : -1,
    denies: denials % 2 === 1,
    ...(quantifier === undefined ? {} : { quantifier }),
  };
}

const FALSE_THAT =
  /\b(?:it is|is it|that is) (?:a )?(?:false|wrong|not true|untrue|myth|not the case|incorrect) (?:that|to say(?: that)?)\b/g;
const LEAD_IN =
  /\b(?:is it (?:really )?(?:true|right|correct|so|the case) (?:that|to say(?: that)?)|it is (?:true|right|correct|said|known) that|true or false|(?:i|we|you|they|people|someone|somebody|my \w+) (?:think|thought|believe|heard|read|say|said|says|told me|claims?|claimed|know|am sure|guess)(?: that)?|(?:fact|claim|statement)(?= ))\b/g;

/** “All” at the beginning and “not all” are as good as “always” and “not always”. */
const ALL = /(?:^|\s)(not |^\s*)(?:all|every|each)\s(?!else)/g;

const QUANTIFIERS: readonly (readonly [Quantifier, RegExp])[] = [
  ['never', /\b(?:never|can not(?: ever)?|in no case|under no circumstances|impossible (?:to|for))\b/g],
  [
    'always',
    /\b(?:always|necessarily|in (?:every|all|any) cases?|guarantees?|guaranteed|invariably|inevitably|without exception|in every situation|by definition|automatically|whatever happens)\b/g,
  ],
  ['sometimes', /\b(?:sometimes|can|may|might|could|possibly|in some cases|occasionally)\b/g],
].map(([name, pattern]) => [name as Quantifier, new RegExp((pattern as RegExp).source)]);

const DOWN = '↓';
const NEGATIONS: ReadonlySet<string> = new Set(['not', 'no', 'nothing', 'neither', 'nor', 'none', 'hardly']);
const LARGE =
  '(?:larger|bigger|large|big|huge|wide|wider|increasing(?: the)?|increase(?:s|d)?(?: the)?|growing(?: the)?|greater|higher)';
const SMALL =
  '(?:smaller|small|tiny|decreasing(?: the)?|decreased?(?: the)?|reducing(?: the)?|narrower|lower)';
const WINDOW = '(?:(?:conv )?(?:filters?|kernels?|windows?)(?: sizes?)?|size of the (?:filters?|kernels?))';
const COUNT = '(?:filters?|kernels?|feature maps|output channels)';

/** In this order. What points down leaves a mark; what points up leaves none. */
const CONCEPTS: readonly (readonly [RegExp, string])[] = (
  [
    ['all (?:else|other things) (?:being )?equal', ''],
    [
      'downsampl\\w*|down-sampl\\w*|subsampl\\w*|shrink\\w*|(?:reduc\\w*|decreas\\w*|lower\\w*) (?:the )?(?:spatial |output |image |map |input )*(?:size|resolution|dimensions?)|(?:smaller|lower) (?:outputs?|feature maps?|maps?|resolution)',
      'downsample',
    ],
    ['(?:larger|bigger) (?:outputs?|feature maps?|maps?)', `downsample ${DOWN}`],
    [
      `(?:more|many|additional|extra|(?:a )?(?:larger|higher|bigger) number of|increasing the number of) ${COUNT}`,
      'filtercount',
    ],
    [
      `(?:fewer|less|few|(?:a )?(?:smaller|lower) number of|reducing the number of) ${COUNT}`,
      `filtercount ${DOWN}`,
    ],
    [`number of ${COUNT}`, 'filtercount'],
    [`${LARGE} ${WINDOW}`, 'kernelsize'],
    [`${SMALL} ${WINDOW}`, `kernelsize ${DOWN}`],
    [`${WINDOW} (?=(?:is|are) ${LARGE})`, 'kernelsize'],
    ['filter sizes?|kernel sizes?', 'kernelsize'],
    [
      '(?:total |trainable |learnable )?(?:number of |amount of |count of )?(?:trainable |learnable )?(?:parameters|weights)',
      'parameters',
    ],
    ['(?:number|amount) of|adds?|adding|added', ''],
    ['(?:more|many|additional|adding more|adding) layers', 'depth'],
    ['(?:fewer|less) layers', `depth ${DOWN}`],
    ['(?:start|begin)(?:s|ed|ing)? with', 'first'],
    ['(stride|padding|dilation|groups) \\d+(?:x\\d+)?', '$1'],
    ['faster|fast|quicker|speeds? up', 'speed'],
    ['slower|slow|slows', `speed ${DOWN}`],
    ['better|best|superior|stronger|outperforms?', 'quality'],
    ['worse|worst|inferior|weaker|useless', `quality ${DOWN}`],
    ['cheaper|cheap|cheapest|saves?|lighter|less expensive', `cost ${DOWN}`],
    ['expensive|costly|costs? more|heavier|dearer|costs?', 'cost'],
    ['deeper|deep', 'depth'],
    ['shallower|shallow', `depth ${DOWN}`],
    ['different|differs?|difference', 'same not'],
    ['identical|equal|equals|equivalent|the same(?: thing)?(?: as)?|same as', 'same'],
    ['instead of|compared (?:to|with)|rather than|over(?= \\d)', 'than'],
    ['fewer|less|smaller|small|lower|low|decreas\\w*|reduc\\w*|narrow\\w*|least|few|drops?', DOWN],
    [
      'more|larger|bigger|large|big|huge|higher|high|greater|increas\\w*|grows?|growing|rais\\w*|additional|extra|wider|wide|many|a lot(?: of)?|lots of|much|very|significantly|considerably|usually|often|typically|generally|normally|in general|mostly|simply|just|really|actually|also|therefore|thus|hence',
      '',
    ],
  ] as const
).map(([pattern, concept]) => [new RegExp(`(?<=\\s)(?:${pattern})(?=\\s)`, 'g'), concept]);

function halves(text: string): readonly [string, string | undefined] {
  const at = text.search(/\sthan\s/);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 5)];
}

/** “… than small ones” only says again what the first half says of large ones. */
function repeats(first: string, second: string): boolean {
  const said = new Set(contentOf(first));
  return contentOf(second).every((term) => said.has(term));
}

/** “Layer” and “one” say nothing of what a claim is about. */
const EMPTY: ReadonlySet<string> = new Set(['lay', '1', 'ones']);

function contentOf(text: string): readonly string[] {
  const bare = text
    .replaceAll(DOWN, ' ')
    .replace(/\b(?:not|no|nothing|neither|nor|none|hardly|than)\b/g, ' ');
  return [...new Set(termsOf(bare))].filter((term) => !EMPTY.has(term));
}
