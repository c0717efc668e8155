import type { Rewriting } from '../../rewriting.ts';

/** Calls and attributes around layers that are written as code, and products in them. */
export const AROUND_CODE: readonly Rewriting[] = [
  // A sentence ends before a call, which no blank parts from its module.
  [/(?<=\w)\.[^\S\n]+(?=(?:nn\.|layers\.)?[A-Z]\w*\()/g, '; '],
  [/\bw\/o\b/gi, 'without'],
  [/(?<=\d)\s+by\s+(?=\d)/gi, 'x'],
  [/(?<=\))\.parameters\(\)/g, ''],
  [/(?<=\))\s*\(\s*(?!same\b|valid\b)[a-z]\w*\s*\)/g, ''],
  [/(?:\b[a-z]\w*|(?<=\)))\.(?:shape|size\(\))\s*\[\s*(?:-1|-2|2|3)\s*\]/g, ' output size '],
  [
    /(?<=flatten.*)\b[a-z]\w*\.(?:shape|size\(\))\s*\[\s*1\s*\]|(?<=flatten.*)\b[a-z]\w*\.size\(\s*1\s*\)/g,
    ' output size ',
  ],
  [/\b[a-z]\w*\.flatten\((?:start_dim\s*=\s*)?1?\)/g, ' flatten '],
  [
    /(?:\b[a-z]\w*\s*=\s*)?\btorch\.flatten\(\s*[a-z]\w*\s*(?:,\s*(?:start_dim\s*=\s*)?1\s*)?\)/g,
    ' flatten ',
  ],
  [/\b(?:self\.)?(\w+)\s?=\s?((?:nn\.|layers\.)?[A-Z]\w*\([^()\n]*\))(.*?)\b\1 again\b/g, '$2$3$2'],
  [
    /\b((?:max|avg|average)?[- ]?pool(?:ing)?(?: of)? ?\d(?:x\d)?)(.*?)\b(?:the )?(?:same )?(?:max|avg|average)?[- ]?pool(?:ing)? again\b/gi,
    '$1$2$1',
  ],
  [
    /(?<!\n[\s\S]*)\b(?:self\.)?[a-z]\w*\s?=\s?(?=(?:nn\.|layers\.)?(?:Conv|MaxPool|AvgPool|Linear|Dense|Flatten)\w*\()(?![\s\S]*\n)/g,
    '',
  ],
  [
    /\b(?:[a-z]\w*\.)?(?:view|reshape)\(\s*(?:-1|[a-z][\w.()]*)\s*,\s*(?:-1|what|which|how many|[?_.…]+|[a-z])\s*\)/gi,
    '; flatten, how many features after flatten? ',
  ],
  [/\b(?:[a-z]\w*\.)?(?:view|reshape)\(\s*-1\s*,\s*\d+(?:\s*[*x×]\s*\d+)*\s*\)/gi, ' '],
  [/\b[a-z]\w*\s*=\s*(?=torch\.|np\.|tf\.)/g, ''],
];

/** What a question says of its writer and not of its layers. */
export const TALK: readonly Rewriting[] = [
  [/\b\d+(?:x\d+)*\W{0,5}(?:no,? wait|sorry|i mean|i meant|correction|scratch that)\W+(?=\d)/gi, ' '],
  [
    /\b(?:i|we) (?:keep|always|only|just) get(?:ting)? (?:about |around )?[\d.,]+(?: (?:thousand|million|hundred|of them))?(?=[\s,.;!?]|$)/gi,
    ' ',
  ],
  [
    /\b(?:my|a|the) (?:friend|teacher|colleague|book|mate|prof\w*|solution|classmate|neighbou?r) (?:got|gets|says|said|claims) (?:it is |it's |about )?\d+(?=\s*(?:[.;!?]|$))(?![\s\S]*\b(?:right|correct|true|wrong)\b)/gi,
    ' ',
  ],
  [/\b(cats?|dogs?) (?:vs\.?|versus|or|and) (dogs?|cats?)\b/gi, '$1 $2'],
  [/(?<=(?:^|[.;\n])\s*(?:[a-z]\w* )?)\b(?:conv|pool|fc|layer|block|stage)[_ ]?\d(?=\s?:(?!\d))/gi, ' '],
];

/** Who feeds a layer, and what it makes of that. */
export const FED: readonly Rewriting[] = [
  [/\b(\d+)-(?=(?:channels?|ch|filters?|units?|neurons?|maps?)\b)/gi, '$1 '],
  [
    /(\bbatch ?norm\w*(?:\(\))?.*?)\b(?:after|behind|following|on top of) (?:an? |the )?(?:conv\w*)(?: layer)? (?:with|of|that has|having) (\d+) (?:filters|maps|channels|kernels)\b/gi,
    '$1 on $2 input channels',
  ],
  [/\bBatchNorm([123])d\b(?!\()([^.;?]*?)\b(\d+) (?:input )?(?:channels|maps)\b/g, 'nn.BatchNorm$1d($3)$2'],
  [/\b(?:one|single|1)[- ]channel(?=\b(?!s))/gi, '1 channel'],
  [
    /\b(\d+)[- ](?:electrodes?|leads?|sensors?|microphones?|(?:spectral |colou?r )?bands?)\b/gi,
    '$1 input channels',
  ],
  [
    /\b(?:is |gets |being )?(?:fed (?:by|with|from)|takes?|eats?|receives?|gets|reads?|behind|follows) (?:an? |the )?(\d+) (?:input )?(?:feature )?(?:maps|channels|planes)\b(?!,? (?:of )?\d+\s?[x×])/gi,
    'on $1 input channels',
  ],
  [
    /\b(\d+) (?:feature )?(?:maps|planes|channels) (?:come |go |going |coming )?in\b(?!put)/gi,
    '$1 input channels',
  ],
  [
    /\b(\d+) (?:feature )?(?:maps|planes|channels) (?:come |go |going |coming )?out\b(?!put)/gi,
    '$1 output channels',
  ],
  [
    /\bin (\d+)(?: channels)?\s*,?\s*(?:and )?out (\d+)(?: channels)?\b(?![x×])/gi,
    '$1 input channels, $2 output channels',
  ],
  [/(?<![\dx×] ?|\bin,?(?: and)? )\b(\d+) out(?=\s*(?:[,;.?]|$))/gi, '$1 output channels'],
  [
    /\b(?:turns?|squeezes?|maps?|projects?|expands?|reduces?|compress\w*|transforms?|mixes) (?:the |its |all )?(\d+) (?:input )?(?:channels|maps|features|planes) (?:down |up |back )?(?:in)?to (?:only |just )?(\d+)(?: (?:others?|output|channels|maps|ones|new|planes))*/gi,
    ' from $1 to $2 channels',
  ],
  [
    /(?:\b(?:an? |each |every )?(?:mnist |flat\w* )?(?:image|digit|picture|vector)\b )?\(?\b(\d+) (?:pixels?|inputs?|features|values|numbers)\)?,? (?:(?:is|are|all|each|fully) )*(?:wired|connected|linked|joined) to (?:each of |all )?(\d+) (?:output )?(?:neurons|units|outputs|nodes|classes)/gi,
    'dense layer with $1 inputs and $2 outputs',
  ],
  [/\b(?:nn\.)?linear(?= (?:from )?\d+ ?(?:to|->|→) ?\d)/gi, 'dense'],
];

/** Biases that are not there, and windows that are not padded. */
export const WITHOUT: readonly Rewriting[] = [
  [
    /\b(?:the )?bias(?:es)? (?:is |are |being |were )?(?:aside|left (?:out|aside)|excluded|omitted|(?:switched |turned )?off|not (?:counted|included|used)|disabled)\b/gi,
    ', all without bias,',
  ],
  [
    /\b(?:ignoring|ignore|neglecting|neglect|disregarding|(?:not|without) counting|excluding|omitting|omit|skipping|forget(?:ting)?(?: about)?|leaving out) (?:the |all |any )*bias(?:es)?\b/gi,
    ', all without bias,',
  ],
  [
    /\b(?:nobody|no one|none) (?:adds?|has|have|uses?|wants?) (?:an? |any )?bias(?:es)?\b/gi,
    ', all without bias,',
  ],
  [/\b(?:unpadded|un-padded|not padded)\b/gi, 'without padding'],
  [/\b(?:nothing|nobody|no one) (?:gets|got|is|was) padded\b|\bnobody pads\b/gi, 'without padding'],
  [
    /\b(?:may |can |must |should )?(?:only )?(?:stands?|lies?|sits?|is)? ?(?:only )?where it fits (?:entirely|completely|fully|whole)\b/gi,
    'without padding',
  ],
  [
    /\bmov(?:es|e|ing) (?:by |on )?(?:one|1|a) (?:pixel|step|position|column)(?: (?:a|per|each|at a) (?:step|time))?\b/gi,
    'stride 1',
  ],
  [
    /\bmov(?:es|e|ing) (?:by |on )?(\d+) (?:pixels|steps|positions|columns)(?: (?:a|per|each|at a) (?:step|time))?\b/gi,
    'stride $1',
  ],
];

/** A map that is made a vector. */
export const FLATTENED: readonly Rewriting[] = [
  [
    /\b(?:stretched|unrolled|unfolded|squashed|reshaped|flattened|rolled out|laid out|strung) (?:out )?(?:in)?to (?:an? |one |1 )?(?:single |long |flat |1d |1-d )*(?:vector|row|line|column|list)\b/gi,
    ', flatten',
  ],
  [
    /\b(?:the )?(?:last|final) (?:max)?(?:pool\w*|conv\w*|feature maps?|layer|block|stage)(?: layer)? (?:gives|outputs|produces|yields|makes|leaves|has|is|delivers) (?:an? )?(?=\d+\s?[x×]\s?\d+\s?[x×]\s?\d+|\d+ (?:feature )?(?:maps|channels))/gi,
    ' input of ',
  ],
  [
    /\b(?:ends|ending|finishes) (?:with|in|at) (?:an? )?(?=\d+\s?[x×]\s?\d+\s?[x×]\s?\d+|\d+ (?:feature )?(?:maps|channels))/gi,
    ' input of ',
  ],
];
