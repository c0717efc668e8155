/** What a question wants to know. */
export type Quantity = Figure | Unknown | 'comparison';

/** What is counted of layers that are all there. */
export type Figure =
  | 'parameters'
  | 'weights'
  | 'biases'
  | 'output'
  | 'receptive field'
  | 'macs'
  | 'flops'
  | 'memory'
  | 'parameter memory'
  | 'activations';

/** What is looked for so that something comes out. */
export type Unknown =
  | 'padding'
  | 'kernel'
  | 'stride'
  | 'dilation'
  | 'layers'
  | 'filters'
  | 'channels'
  | 'input';

const ASKING = `(?:what|which|how much|how many|how large|how big|find|give me|tell me|need|choose|compute|calculate)(?: an?| is| are| was| were| the| rate of| integer| whole| minimum| smallest| largest| right| correct| required| needed| amount of| number of| size of| value of| zero| odd| even| of)*`;

/** In this order: the first that the text asks for. */
const UNKNOWNS: readonly (readonly [Unknown, RegExp])[] = [
  [
    'padding',
    new RegExp(
      String.raw`\b${ASKING} padding\b|^(?:how much )?padding (?:needed |required )?(?:for|to|so that|such that|s\.t\.)(?= )|(?<!\b(?:no|without|same|valid|zero) )\bpadding ?=? ?\?|\bhow many (?:zeros|rows|pixels)(?: of (?:zeros|padding))?(?: to| do i| should i| must i| i| need| are| on each side)* (?:add|added|put|padding|needed|keeps?|preserves?)\b|\bpadding must be\b`,
    ),
  ],
  [
    'kernel',
    new RegExp(
      String.raw`\b${ASKING} (?:kernel|filter size|filter(?! ?s)|window)\b(?!.*\b(?:covers?|sees?|looks?|has)\b)|^kernel (?:size )?(?:so that|that|for|to) `,
    ),
  ],
  ['stride', new RegExp(String.raw`\b${ASKING} stride\b|\bstride must be\b`)],
  ['dilation', new RegExp(String.raw`\b${ASKING} dilation\b|\bdilation must be\b`)],
  [
    'input',
    new RegExp(
      String.raw`\b${ASKING} (?:input|image)(?: size)?\b(?! channels)|\b(?:side|size|width|height) (?:of (?:its|the) input|had the (?:image|input|map))\b`,
    ),
  ],
  [
    'channels',
    /\b(?:how many|number of) (?:input )?channels (?:has|have|had|does|do|did|was|were|is|are|came|come|went|go|must)\b|\bfrom how many (?:input )?channels\b|\b\d+ (?:parameters|weights|numbers)\b.*\bhow many inputs\b|\bhow many inputs\b.*\b\d+ (?:parameters|weights)\b/,
  ],
  [
    'filters',
    /\b(?:how many|number of|what must|what are the) (?:filters|kernels|output channels|feature maps|units|out features)\b|\b\d+ parameters\b.*\bhow many outputs\b|\bwhich out channels\b/,
  ],
  [
    'layers',
    /\b(?:how many|number of) (?:stride 1 |valid )*(?:\d+x\d+|@\d|(?:stacked |conv )*(?:layers?|conv|maxpool|avgpool|pool(?:s|ings?)?)\b)|\bhow many times (?:must|do|should|can|have|to)\b.*\b(?:pool|maxpool|avgpool|conv|halve|bring)\b|\b(?:pool|maxpool|avgpool|conv)\b.* how many times\W*$/,
  ],
];

/** The unknown that the text looks for; whether it says enough is for the solver to judge. */
export function unknownIn(text: string): Unknown | undefined {
  const unknown = UNKNOWNS.find(([, pattern]) => pattern.test(text))?.[0];
  return unknown === 'input' && /\b(?:sees?|influences?|looks?|covers?|depends?|to compute)\b/.test(text)
    ? undefined
    : unknown;
}

const FIGURES: readonly (readonly [Figure, RegExp])[] = [
  [
    'receptive field',
    /receptive field|\beffective (?:k|kernel|filter|window|field|size|sides?|edge|width|height|length|extent|span|reach|area)\b|\bk ?eff\b|\b(?:how|what|which|side)\b.*\b(?:sees?|seen|covers?|spans?|reaches?|looks? at|looks?\W*$|depends?(?: on)?|influences?|has neuron)\b|\bsize of the kernel\b.*\bholes\b|\bhow (?:wide|large|big) is (?:a |the )?(?:\d+x\d+ )?kernel\b.*\bdilation\b|\bview\b.*\bneuron\b|\bneuron\b.*\bview\b|\bfrom first to last\b|\b(?:covers?|spans?|sees?|depends on|looks at|stretche?s over|streches over|over) how many\b|\beffectively a kernel\b|\bhow (?:wide|large|big) is (?:the|this|a) dilation kernel|\bdilation\b.*\bhow (?:large|big|wide) (?:does|is) (?:its|the) side\b|\bwhat window size\b/,
  ],
  ['biases', /\b(?:how many|number of) bias(?:es)?\b|^bias(?:es)? (?:count|of|in)/],
  [
    'parameters',
    /\bparameters\b|\btrainable\b|\blearnable\b|\bnumel (?:of|for)\b|\bp\S*\.numel\b|\bweights (?:and|plus|\+) bias|\bweights\b.*\b(?:with|including|incl\.?|counting) (?:the )?bias|\bnumbers\b.*\blearn|\b(?:learn\w*|train\w*) (?:numbers|values|scalars)\b|\bscalars\b|\brequires grad\b|\b(?:to be|get|gets|are|is) (?:learn(?:ed|t)|trained|tuned)\b|\bprint ?\(? ?total\b|\bin (?:the )?summary\b|\brow in (?:the )?summary\b|\bsummary\b.*\b(?:says?|shows?|reads?|prints?)\b|\bweights plus bias|\b(?:with|plus|including|and) (?:an? |the |its )?bias(?:es)?\b.*\bweight (?:count|total|number)/,
  ],
  ['weights', /\bweights\b|\bweight\.numel\b|\bweight (?:tensor|count|matrix)\b/],
  ['macs', /\bmacs\b/],
  ['flops', /\bflops\b/],
  ['memory', /\b(?:memory|ram|vram|bytes?|kb|mb|kib|mib|megabytes|kilobytes)\b/],
  [
    'activations',
    /\bactivations?\b(?= values| count|s? (?:are|does)|\W*$)|\bactivations\b|\b(?:how many|number of) (?:single |output )*values\b|\b(?:y|out|output|x)\.numel\b/,
  ],
  [
    'output',
    /\boutputs?\b(?! channels)|\bof how many pixels\b|\bshapes?\b|\bcomes? out\b|\bout comes?\b|\b(?:resulting|result|final|new|spatial) (?:map|size|feature)|\bsize (?:after|of|from|do|will|is)\b|(?<!-)\bdimensions?\b|\bhow (?:wide|high|tall|long)\b|\b(?:side(?: length)?|heights?|hight|widths?|edge)\b|\bwhat is [hw]\b|\b(?:is|are) left\b|\bin features\b|\b(?:number|how many) (?:of )?(?:elements|features)\b|\blength\b|\bhow many (?:inputs|units|pat\w+)\b|^units after\b|\bunits after\b|\b(?:features|numbers|neurons|inputs) (?:after|behind|out of) (?:the )?flatten|\bremi?ai?ns?\b|\bout ?\?|\bwhat (?:feature map )?size\b|\bfeature map (?:size|after)\b|\bhow (?:big|large) (?:is|are|will|does)\b|\bresolution\b|\b(?:to|gives?|is) ?\?|\bwhat (?:do|will|would|can) (?:i|you|we) (?:get|have|end up)\b|\bgives? how many\b|\bhow many (?:features|numbers|inputs)\b.*\bflatten/,
  ],
];

/** The figure that the text names: bytes and operations wherever they stand, else the first. */
export function figureIn(asked: string): Figure | undefined {
  const text = asked.replace(/\b(filters?|kernels?|windows?) of (?:length|size|width|side) /g, '$1 of ');
  if (figureOf('memory').test(text)) return OF_PARAMETERS.test(text) ? 'parameter memory' : 'memory';
  const operations = (['flops', 'macs'] as const).find((figure) => figureOf(figure).test(text));
  if (operations) return operations;
  if (/\bweight\.numel\b/.test(text)) return 'weights';
  if (SEEN.test(text)) return 'receptive field';
  if (
    /\b(?:how many|count|number of|total)(?: the| of)?(?: \w+)? parameters\b|\bparameters(?: of| in| for| count|\W*$)/.test(
      text,
    )
  )
    return 'parameters';
  let first: Figure | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [figure, pattern] of FIGURES) {
    const at = text.search(pattern);
    if (at >= 0 && at < least) [first, least] = [figure, at];
  }
  // A size alone may be a kernel's; where nothing else is named it is what is asked for.
  return first ?? (SIZE_ALONE.test(text) ? 'output' : undefined);
}

const SIZE_ALONE =
  /\bsizes?\b|\b(?:how (?:big|large|wide|much|many)|left|(?<!\b(?:is|are|does|do|will)\b.*)then|becomes?)\W*$|\bbecomes? (?:of )?how (?:much|many|large|big)\b|\bpositions (?:along|per|in)\b|\bhow many (?:positions|columns|rows|pixels)\b/;

/** What one output value is said to see, or a window with holes to measure, wherever the question stands. */
const SEEN =
  /receptive field|\beffective (?:sides?|edge|width|length|extent|span|reach)\b|\bdilation\b.*\bhow (?:big|wide|large|long|broad) is (?:it|the (?:kernel|filter|window)) (?:really|actually|effective(?:ly)?|in reality|in effect|in fact)\b|\bneuron\b.*\b(?:looks? at|looking at|depends? on|sees?|judges?)\b|\b(?:judged|seen) by\b|\b(?:trace|traced|tracing) back\b|\bneurons? window\b|\bhow (?:much|many pixels of|broad a) context\b|\bto compute neuron\b|\bfrom (?:the )?(?:first|one)(?: tap| weight| end)? to (?:the |its )?(?:last|other)\b|\bfrom end to end\b|\b(?:acts|behaves|works) like (?:an? )?kernel\b|\bpretend\b.*\bkernel\b|\bkernel\b.*\bbetween\b.*\bzeros\b|\bequivalent kernel\b|\bfootprint\b|\bwhat side has (?:an? )?\d+x\d+ kernel\b.*\bdilation\b/;

/** Bytes of what is learned rather than of what comes out. */
const OF_PARAMETERS =
  /\b(?:weights?|parameters|kernel (?:plus|and) bias|bias|disk|file|quantised|quantized|model)\b(?!.*\bactivations?\b)/;

function figureOf(wanted: Figure): RegExp {
  return FIGURES.find(([figure]) => figure === wanted)![1];
}
