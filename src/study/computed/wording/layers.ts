import type { Rewriting } from '../../rewriting.ts';

/** Shapes with their batch. */
export const BATCHES: readonly Rewriting[] = [
  [
    /\b(?:torch|np|tf)\.(?:zeros|ones|randn?|empty)\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\)/gi,
    ' input of length $3 with $2 input channels batch $1 ',
  ],
  [
    /(?<!\)\s*\(\s*)\btorch\.(?:zeros|ones|randn?|empty)\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*\3\s*\)/gi,
    ' $3x$3x$2 batch $1 ',
  ],
  [/(?<!\w)[([]\s*(?:N|B|None|1|batch(?:_size)?)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*\2\s*[)\]]/gi, ' $2x$2x$1 '],
  [/(?<!\w)[([]\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*\3\s*[)\]]/gi, ' $3x$3x$2 batch $1 '],
  [
    /(?<!\w)[([]\s*(?:N|B|None|1|batch(?:_size)?)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*[)\]]/gi,
    ' $1x$2x$3 ',
  ],
  [/(?<!\w)[([]\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*[)\]]/gi, ' $2x$3x$4 batch $1 '],
  [
    /(?<![\dx×]|batch (?:of )?)(\d+) (?:images|pictures|photos|samples|examples)(?=[\s,:;(]*(?:(?:of|each|at|with|shape|size|shaped) )*\(?\d+\s?[x×]\s?\d+\s?[x×]\s?\d)/gi,
    'batch $1 ',
  ],
  [
    /(?<![\dx×]|batch (?:of )?)(\d+) (?=(?:rgb|colou?r|gr[ae]y(?:scale)?) (?:images|pictures|photos))/gi,
    'batch $1 ',
  ],
];

/** A place that is left open. */
const GAP = String.raw`(?:\?+|_{2,}|\.{3}|…|(?:in_features\s*=\s*)?\?+)`;

/** What is asked for by a question mark in its place. */
export const OPEN: readonly Rewriting[] = [
  [
    /\b(?:nn\.)?Conv2d\(\s*(\d+)\s*,\s*[A-Za-z]\s*,\s*(?:kernel_size\s*=\s*)?(\d+)\s*(,\s*bias\s*=\s*False)?\s*\)/g,
    'conv layer with $2x$2 kernel, $1 input channels$3, how many filters,',
  ],
  [/\b(?:nn\.)?ConvTranspose[12]d\(\s*(k\s?=\s?\d[^()]*)\)/g, 'transposed conv with $1'],
  [/\b(?:nn\.)?Conv2d\(\s*(k\s?=\s?\d[^()]*)\)/g, 'conv with $1'],
  [
    /\b(?:nn\.)?Linear\(\s*(\d+)\s*,\s*[a-z]\w*\s*(,\s*bias\s*=\s*False)?\s*\)/gi,
    'dense layer with $1 inputs$2, how many units?',
  ],
  [/\b(?:layers\.)?Dense\(\s*(\d+)\s*\)(?=.*\bhow many inputs)/gi, 'dense layer with $1 units'],
  [
    /\b(?:layers\.)?Conv2D\(\s*[A-Za-z]\s*,\s*\(?(\d)\s*(?:,\s*\d\s*\))?\s*\)/g,
    'conv layer with $1x$1 kernel, how many filters,',
  ],
  [/,?\s*\b(padding|stride|dilation|kernel_size)s?(?:_rate)?\s*=\s*\?(.*)$/gi, '$2 which $1?'],
  [/\b(?:nn\.)?Linear\(\s*\?\s*,\s*(\d+)\s*\)(?=.*\bparam)/gi, 'dense layer with $1 units'],
  [
    new RegExp(
      String.raw`(\bSequential\(.*?),?\s*\b(?:nn\.)?Linear\(\s*${GAP}\s*,\s*\d+\s*\)(?:\s*,\s*[\w.]+\([^()]*\))*\s*\)`,
      'gi',
    ),
    '$1), in_features? ',
  ],
  [new RegExp(String.raw`\b(?:nn\.)?Linear\(\s*${GAP}\s*,\s*(\d+)\s*\)`, 'gi'), ', in_features?'],
  [/\b(?:nn\.)?Linear\(\s*([a-z])\s*,\s*\d+\s*\)(.*?)\b\1\s*(?:=|is|:)?\s*\?/gi, ', in_features?$2'],
  [
    /\b(\d+)\s?(?:->|→)\s?conv\s?(?:k\s?=\s?)?\?\s?(\([^)]*\))?\s?(?:->|→)\s?(\d+)\b/gi,
    'conv $2 from $1 to $3, what kernel size?',
  ],
];

/** Shapes in words. */
export const SHAPES: readonly Rewriting[] = [
  [/\(?\bsame size kept\)?/gi, 'same padding'],
  [
    /\b(\d+) (?:feature )?maps(?: and|,)? (?:each|every\w*)(?: one)?(?: is| of| has)? (\d+)\s?[x×]\s?(\d+)/gi,
    '$2x$3x$1',
  ],
  [
    /(?<!(?:->|→|to) ?)\b(\d+) (?:channels|(?:feature )?maps),? (?:by |of |with |at )?(\d+)\s?[x×]\s?(\d+)(?!\d| out)/gi,
    '$2x$3x$1',
  ],
  [/(?<!(?:which|what) )\bpadding keeps (?:it|the size)(?: at)?(?: \d+\s?[x×]\s?\d+)?/gi, 'same padding'],
];

/** Letters that stand for sizes. */
export const LETTERS: readonly Rewriting[] = [
  [/\bH\s?=\s?W\s?=\s?(?=\d)/gi, 'input '],
  [/\b(?:height|h)[\s=:]*(\d+)(?: pixels)?,?(?: and)? (?:width|w)[\s=:]*(\d+)\b/gi, 'input $1x$2'],
  [/\b(?:width|w)[\s=:]*(\d+)(?: pixels)?,?(?: and)? (?:height|h)[\s=:]*(\d+)\b/gi, 'input $2x$1'],
  [/\b(?:H|W|N|I)_?(?:in)?\s?=\s?(?=\d)/gi, 'input '],
  [/\b(?:C_?in|in_?ch(?:annels)?|D_?in)\s?=\s?(\d+)/gi, '$1 input channels'],
  [/\b(?:C_?out|out_?ch(?:annels)?)\s?=\s?(\d+)/gi, '$1 output channels'],
  [/\bC\s?=\s?(\d+)/g, '$1 channels'],
  [/\b[FK]\s?=\s?(\d+)/g, 'kernel $1'],
  [/\b([KSPDN])\s?=\s?\?/gi, 'which $1?'],
  [/\bF\s?=\s?\?/gi, 'how many filters?'],
  [/\bwhich k\?/gi, 'which kernel?'],
  [/\bwhich s\?/gi, 'which stride?'],
  [/\bwhich p\?/gi, 'which padding?'],
  [/\bwhich d\?/gi, 'which dilation?'],
  [/\bfind (?:d|the d)\b/gi, 'find dilation'],
  [/\b(?:out|O)\s?=\s?(\d+)/gi, 'output should be $1'],
  [/\b[HWN]_?out\b/gi, 'output size'],
  [/\bn after \w+\s?=/gi, 'output size'],
  [
    /\b(?:layer|net|network|model|option|block) A:\s*(.*?)[.;,]?\s+(?:and )?(?:layer|net|network|model|option|block) B:\s*(.*?)[.;,]?\s+(does|do|is|has|will) (?:(?:layer|net|network|model|option|block) )?A\b(.*?)\bthan (?:(?:layer|net|network|model|option|block) )?B\b/gi,
    '$1 versus $2. $3 the first one $4',
  ],
  [/\b(?:layer [a-d]|[CL]\d):/gi, ','],
];

/** Layers as short as they can be written. */
export const SHORT: readonly Rewriting[] = [
  [/\bc(\d)(?=\s*(?:c\d|p\d|->|→|>|,|$))/gi, 'conv $1 ,'],
  [/(?<=,\s?)\bp(\d)(?=\s*(?:conv|c\d|\(pool))/gi, 'pool $1 ,'],
  [/\b(\d+\s?[x×]\s?\d+)\s?\/\s?(\d)\b/gi, '$1 stride $2'],
  [/\b((?:max|avg)?_?pool(?:ing)?|conv)(\d+)\s?\/\s?s?(\d)\b/gi, '$1 $2 stride $3'],
  [/\b(max|avg)?[- ]?pool(?:ing)?(\d)\b/gi, '$1pool $2'],
  [/(?<=\bpool (\d).*)\bp\1(?=[\s).]|$)/gi, 'pool $1'],
  [/\b(\d+)-(?:tap|wide)\b(?: kernel)?/gi, '$1 wide kernel'],
  [/\b(\d+)\sx\s\[([^\]]*)\]/gi, '$1 conv layers with $2'],
  [/\[([^\]]*k\s?=?\s?\d[^\]]*)\]\s?x\s?(\d+)/gi, '$2 conv layers with $1'],
  [/\b(?:holes|atrous|dilat\w+),? rate (\d+)/gi, 'dilation $1'],
  [/(?<!(?:learning|dropout|drop) )\brate[\s=:]+(\d+)\b(?!\.\d)/gi, 'dilation $1'],
  [/\bstrides?[- ](?:one|1)\b/gi, 'stride 1'],
  [/\b(stride|kernel|padding|dilation)s?-(?=\d)/gi, '$1 '],
  [/\s\/\s(?=(?:max|avg|average)?[- ]?(?:conv|pool|flatten|dense|linear|fc))/gi, ' then '],
];

/** An arrow between two numbers leads from one to the other; any other stands between layers. */
export const ARROWS: readonly Rewriting[] = [
  [/(?:->|→|=>)\s*\?/g, ', what output size?'],
  [
    /\b((?:(?:max|avg|average)?[- ]?pool(?:ing)?|stride|padding|pad|kernel|[kps])[\s=]*\d+)\s?(?:->|→|=>)\s?(?=\d)/gi,
    '$1 then ',
  ],
  [/\b(\d+)\s?(?:->|→|=>)\s?(?=\d+\b(?!\s?[x×]\s?\d|\s?@))/g, '$1 to '],
  [/\s?(?:->|→|=>)\s?/g, ' then '],
];
