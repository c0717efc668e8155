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
  | 'activations';

/** What is looked for so that something comes out. */
export type Unknown = 'padding' | 'kernel' | 'stride' | 'dilation' | 'layers' | 'filters' | 'input';

const ASKING = `(?:what|which|how much|how many|how large|how big|find|give me|tell me|need|choose|compute|calculate)(?: an?| is| are| the| minimum| smallest| largest| right| correct| required| needed| amount of| number of| size of| value of| zero| of)*`;

/** In this order: the first that the text asks for. */
const UNKNOWNS: readonly (readonly [Unknown, RegExp])[] = [
  [
    'padding',
    new RegExp(
      String.raw`\b${ASKING} padding\b|^padding (?:needed |required )?(?:for|to)\b|\bpadding ?=? ?\?|\bhow many (?:zeros|rows|pixels)(?: of (?:zeros|padding))?(?: to| do i| should i| must i| i| need| are)* (?:add|added|put|padding|needed)\b`,
    ),
  ],
  [
    'kernel',
    new RegExp(
      String.raw`\b${ASKING} (?:kernel|filter size|filter(?! ?s)|window)\b|^kernel (?:size )?(?:so that|that|for|to) `,
    ),
  ],
  ['stride', new RegExp(String.raw`\b${ASKING} stride\b`)],
  ['dilation', new RegExp(String.raw`\b${ASKING} dilation\b`)],
  ['input', new RegExp(String.raw`\b${ASKING} (?:input|image)(?: size)?\b`)],
  ['filters', /\b(?:how many|number of) (?:filters|kernels|output channels|feature maps)\b/],
  [
    'layers',
    /\b(?:how many|number of) (?:\d+x\d+|(?:stacked |conv )*(?:layers?|conv|maxpool|avgpool|pool(?:s|ings?)?)\b)/,
  ],
];

/** The unknown that the text looks for; whether it says enough is for the solver to judge. */
export function unknownIn(text: string): Unknown | undefined {
  return UNKNOWNS.find(([, pattern]) => pattern.test(text))?.[0];
}

const FIGURES: readonly (readonly [Figure, RegExp])[] = [
  [
    'receptive field',
    /receptive field|\beffective (?:kernel|filter|window|field|size)|\bk ?eff\b|\bhow (?:much|many pixels|large an? (?:patch|area|window|region))\b.*\b(?:sees?|seen|covers?|looks?)\b/,
  ],
  ['biases', /\b(?:how many|number of) bias(?:es)?\b|^bias(?:es)? (?:count|of|in)/],
  [
    'parameters',
    /\bparameters\b|\btrainable\b|\blearnable\b|\bnumel\b|\bweights (?:and|plus|\+) bias|\bweights\b.*\b(?:with|including|incl) (?:the )?bias/,
  ],
  ['weights', /\bweights\b/],
  ['macs', /\bmacs\b/],
  ['flops', /\bflops\b/],
  ['memory', /\b(?:memory|ram|vram|bytes|kb|mb|kib|mib|megabytes|kilobytes)\b/],
  ['activations', /\bactivations\b|\b(?:how many|number of) (?:output )?values\b/],
  [
    'output',
    /\boutputs?\b|\bshapes?\b|\bcomes? out\b|\b(?:resulting|result|final|new|spatial) (?:map|size|feature)|\bsize (?:after|of|from|do|will|is)\b|\bdimensions?\b|\bwhat (?:feature map )?size\b|\bfeature map (?:size|after)\b|\bhow (?:big|large) (?:is|are|will|does)\b|\bresolution\b|\b(?:to|gives?|is) ?\?|\bwhat (?:do|will|would|can) (?:i|you|we) (?:get|have|end up)\b|\bgives? how many\b|\bhow many (?:features|numbers|inputs)\b.*\bflatten/,
  ],
];

/** The figure that the text names first. */
export function figureIn(text: string): Figure | undefined {
  let first: Figure | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [figure, pattern] of FIGURES) {
    const at = text.search(pattern);
    if (at >= 0 && at < least) [first, least] = [figure, at];
  }
  // A size alone may be a kernel's; where nothing else is named it is what is asked for.
  return first ?? (/\bsizes?\b/.test(text) ? 'output' : undefined);
}
