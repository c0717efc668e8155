import { type Rewriting, rewritten } from '../../rewriting.ts';

/** A plain text with what is looked for, and what shall come out, said in the one way that is read: `which padding`, `from 32 to 28`. */
export function goalsSaid(text: string): string {
  return rewritten(text, GOALS);
}

const SETTING = '(padding|kernel(?: size)?|stride|dilation)';
const DOES = '(?:must|should|shall|do|does|did|would|has|have|can|to)';

/** What a size is of: `40 pixels wide`, `the 40 pixels side`. */
const OF_A_SIDE =
  '(?: (?:pixels?|columns|rows|samples|steps|positions))?(?: (?:wide|long|high|tall|in a row))?(?: (?:side|image|input|map|line|row))?';
const BECOMES =
  '(?:becomes?|became|got(?= \\d+ (?:pixels )?(?:long|wide|high))|goes|go|went|shrinks?|shrank|grows?|grew|turns?|turned|ends?|ended)';

/** What is asked for. */
const ASKED: readonly Rewriting[] = [
  [
    new RegExp(
      String.raw`\bwh(?:ich|at) (?:number|value|integer) (?:${DOES} |i |we |you |goes|go|belongs?|put|write|type|stands?|fits?|set|use|give|is| )+(?:to|in|into|for|at|behind|after)? ?(?:the )?${SETTING}\b`,
      'g',
    ),
    'which $1',
  ],
  [new RegExp(String.raw`(?<=[.:;] )(?:and )?(?:the )?${SETTING} ?\?`, 'g'), 'which $1?'],
  [new RegExp(String.raw`\b${SETTING} [pksdx]\b(?! ?\d)(?=.*\bsolve\b)`, 'g'), 'which $1?'],
  [
    new RegExp(
      String.raw`\b(?:guess|reveal|determine|solve for|recover|hid|hides?|forgot|lost) (?:the |its |my |his |her )?(?:integer |right |missing )?${SETTING}\b`,
      'g',
    ),
    'which $1',
  ],
  [
    /(?<=\b\d+ (?:parameters|weights)\b.*[.,;:] )(?:and )?(?:the )?(filters|units|input channels) ?\?/g,
    'how many $1?',
  ],
  [/\bhow deep (?:is|was|were|are) (?:its|the) (?:input|image|map)\b/g, 'how many input channels has it'],
  [
    /\bdense (?:has|with|of) (\d+) (parameters|weights)(?: and|,) (\d+) (outputs|units|neurons|classes)\b/g,
    'dense with $3 $4 has $1 $2',
  ],
  [new RegExp(String.raw`\b${SETTING} (?:was|is|were) ?\?`, 'g'), 'which $1?'],
  [/\b(kernel|stride|padding|dilation) (?:was|were|equals?|set to) (\d)/g, '$1 $2'],
  [/\bnothing (?:is|was|got|gets) padding\b|\bunpadded\b/g, 'valid'],
  [
    new RegExp(
      String.raw`(?<=\b${SETTING}(?! (?:size |of |is |same|valid)*\d)\b.*)\bwh(?:ich|at) (?:number|value|integer)(?=\W*$)`,
      'g',
    ),
    'which $1',
  ],
  [/\bnr\.? of\b/g, 'number of'],
  [/\bhow often\b/g, 'how many times'],
  [/\bhow deep (?:must|should|do|does|shall|can|has|have|is)\b(?=.*\bstack)/g, 'how many layers'],
  [/\bhow many (?:of (?:those|these|them|such))\b(?=\W*$)/g, 'how many layers'],
  [/\bhow many in features (?=(?:were|was|are|has|have|does|did)\b)/g, 'how many inputs '],
  [/\b(?:puts|gives|spits) out (\d+) (?:values|numbers|features)\b/g, 'with $1 neurons'],
  [
    /\bhow many (?:maps|feature maps|channels|planes) (?:must |do |does |did )?(?:come|comes|go|goes|went|came|enter|are fed|flow) in\b/g,
    'how many input channels has it',
  ],
];

/** “Do I save weights when I swap one 5x5 for two 3x3?” */
const COMPARED: readonly Rewriting[] = [
  [
    /\b(?:do|does|can|could|will|would) (?:i|we|you|it|one) save (weights|parameters|macs|flops|memory) (?:when|if|by)(?: i| we| you)? (?:swap|swapping|replace|replacing|exchange|exchanging|trade|trading|substitute|substituting) (.*?) (?:for|by|with|against) (.*?)(?=[?.]|$)/g,
    'do $3 have fewer $1 than $2',
  ],
];

/** What goes in and what comes out. */
const SIZES: readonly Rewriting[] = [
  [/\b(to|into|at) (?:exactly|only|just|precisely) (?=\d)/g, '$1 '],
  [
    /\bhalve (?:an? |the |my )?(\d+)(?:x\d+)?\b(.*?) (?:to|until|till) (?:i |we |you )?(?:arrive at|reach|get to|get|have|land at|end at|come to) (\d+)/g,
    'bring from $1 to $3$2',
  ],
  [
    new RegExp(
      String.raw`(?<![\dx@])(\d+)(?:x\d+)? with ((?:kernel|stride|padding|dilation)[^?.:]*?) ${BECOMES}(?: to| into)? (\d+)(?:x\d+)?(?![\dx])`,
      'g',
    ),
    'from $1 to $3 with $2',
  ],
  [
    new RegExp(
      String.raw`(?<!(?:kernel|stride|padding|dilation) )(?<![\dx@])(\d+)(?:x\d+)*${OF_A_SIDE} (?:(?:must|should|shall|has to|have to) )?${BECOMES}(?: down| up| to| into| in| at| with)* (\d+)(?:x\d+)*(?![\dx])(?! (?:\d|to \d|conv|layers|filters|times|maps|channels))(?: (?:pixels|columns|rows|samples|steps))?(?: (?:wide|long|high|tall))?`,
      'g',
    ),
    'from $1 to $2',
  ],
  [/\b(\d+) (?:columns|rows|pixels|samples|steps) (?=(?:go|goes|went|came|comes?) (?:in|out)\b)/g, '$1 '],
  [/\bwent in\b/g, 'goes in'],
  [/\bcame out\b/g, 'comes out'],
  [
    /\b(?:do |does )?not want (?:the |my |it |a )?(?:\w+ )?to (?:shrink|grow|change)(?: n?or (?:shrink|grow))?\b/g,
    'keep the size',
  ],
  [/\bneither shrinks? nor grows?\b/g, 'keeps the size'],
  [/\bleaves? (.*?\bsize) (?:alone|untouched|intact|as it is|unchanged)\b/g, 'keeps $1'],
];

const GOALS: readonly Rewriting[] = [...ASKED, ...COMPARED, ...SIZES];
