import { type Rewriting, rewritten } from './rewriting.ts';
import { mendSpelling } from './spelling.ts';

/**
 * A text as learners type it, made plain: lower case, slips of spelling mended, one word for what has several, numbers
 * as digits and sizes in one way (`3 by 3`, `(3, 3)` and `3*3` are `3x3`, `k=3` is `kernel 3`). It stays a sentence, to be
 * read: `termsOf` makes a text words to be searched.
 */
export function plainText(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase().slice(0, LONGEST);
  const plain = mendSpelling(rewritten(lower, [...MARKS, ...NUMBERS, ...SIZES]));
  return rewritten(plain, [...ONE, ...WORDS])
    .replace(/\s+/g, ' ')
    .trim();
}

/** A question or a claim; what stands behind it is not read. */
const LONGEST = 2_000;

/** A text with `two` and `sixteen` as digits. */
export function withDigits(text: string): string {
  return rewritten(text, NUMBERS);
}

const MARKS: readonly Rewriting[] = [
  [/[’`´‘]/g, "'"],
  [/[“”"]/g, ' '],
  [/\bwhat'?s\b/g, 'what is'],
  [/\b(it|that|there|which|how)'s\b/g, '$1 is'],
  [/\b(is|are|does|do|did|was|has|have|would|should|need)n'?t\b/g, '$1 not'],
  [/\b(?:can't|cant|cannot)\b/g, 'can not'],
  [/\b(?:won't|wont)\b/g, 'will not'],
  [/#\s?(?=[a-z])/g, 'number of '],
  [
    /\b(?:(?:nr|num|nb)[._]?\s?(?:of\s)?|no(?:\.\s?(?:of\s)?|_|\sof\s))(?=param|filter|channel|weight|layer|mac|flop)/g,
    'number of ',
  ],
  [/\/(?=[a-z])/g, ' or '],
  [/_/g, ' '],
  [/(?<=[a-z])\s?=\s?(?=[\w'(])/g, ' '],
  [/(?<=\w)'(?=\w)/g, ''],
  [/'/g, ' '],
];

const TIMES: Rewriting = [/[×✕]/g, 'x'];

/** `3 by 3` and `3*3`. */
const MULTIPLIED: Rewriting = [/(?<=\d)[\s-]?(?:x|\*|\bby\b)[\s-]?(?=\d)/g, 'x'];

/** `(3, 3)` and `3x3s`. */
const BRACKETED: readonly Rewriting[] = [
  [/[([]\s?(\d+)\s?,\s?(\d+)\s?,?\s?[)\]]/g, ' $1x$2 '],
  [/[([]\s?(\d+)\s?,\s?(\d+)\s?,\s?(\d+)\s?,?\s?[)\]]/g, ' $1x$2x$3 '],
  [/(\d+x\d+)'?s\b/g, '$1'],
];

/** A text in lower case with its sizes in one piece: `3 by 3`, `(3, 3)` and `3*3` are `3x3`. */
export function withPlainSizes(text: string): string {
  return rewritten(text, [TIMES, MULTIPLIED, ...BRACKETED]);
}

const SIZES: readonly Rewriting[] = [
  TIMES,
  [/(?<=\d)\s?px\b/g, ' pixels'],
  [/(?<![\d,])(\d{1,3}),(?=\d{3}(?![\dx,]))/g, '$1'],
  [/(?<![\d,])(\d{1,3}),(\d{3}),(?=\d{3}(?![\dx]))/g, '$1$2'],
  [/\b(\d+)\s?x\s(?=\d+x\d+)/g, '$1 '],
  [/\b(\d+)\s?x\s(?=[a-z])/g, '$1 '],
  MULTIPLIED,
  ...BRACKETED,
  [/(?<=\dx\d+)(?=[a-wyz])/g, ' '],
  [/->|→|=>/g, ' to '],
  [/\b([kspdg])\s?(\d+)\b/g, '$1 $2'],
  [/\bk (?=\d)/g, 'kernel '],
  [/\bs (?=\d)/g, 'stride '],
  [/\bp (?=\d)/g, 'padding '],
  [/\bd (?=\d)/g, 'dilation '],
  [/\bg (?=\d)/g, 'groups '],
];

const NUMBERS: readonly Rewriting[] = [
  ['a couple of|two|twice|pair of', '2'],
  ['three', '3'],
  ['four', '4'],
  ['five', '5'],
  ['six', '6'],
  ['seven', '7'],
  ['eight', '8'],
  ['nine', '9'],
  ['ten', '10'],
  ['eleven', '11'],
  ['twelve', '12'],
  ['fifteen', '15'],
  ['sixteen', '16'],
  ['twenty', '20'],
  ['thirty[- ](?:two|2)', '32'],
  ['sixty[- ](?:four|4)', '64'],
].map(([word, digits]) => [new RegExp(`\\b(?:${word})\\b`, 'gi'), digits!] as const);

/** “One” stands for a number only where something is counted. */
const ONE: readonly Rewriting[] = [
  [/\b(?:one|single)(?=\s(?:\d+x\d+|filter|kernel|conv|layer|channel|input|pixel|large|big|small))/g, '1'],
];

const WORDS: readonly Rewriting[] = [
  [/\b(?:params?|parms?|prams?|parameter)\b/g, 'parameters'],
  [
    /\b(?:deconv|deconvolutions?|(?:transposed?|fractional(?:ly)? strided?) (?:convs?|convolutions?|convolutional|conv2d)|conv ?(?:2d ?)?transposed?(?: ?2d)?)\b/g,
    'transposed',
  ],
  [
    /\b(?:convolutional (?:layers?|nets?)|convolutions?|convolutional|convs|conv ?2d|conv ?layers?|conv)\b/g,
    'conv',
  ],
  [/\bconv ?(?=\d)/g, 'conv '],
  [/\brecept?ive fields?\b|\breceptive feilds?\b|\brf\b|\bfield of view\b/g, 'receptive field'],
  [/\b(?:zero[- ])?(?:padd?ings?|pads?|padded)\b/g, 'padding'],
  [/\bstrid(?:es|ed|ing)\b/g, 'stride'],
  [/\b(?:dilations?|dilatation|dilated|atrous|dilate)( rate)?\b/g, 'dilation'],
  [
    /\b(?:madds?|mult(?:iply)?[- ]?(?:and[- ])?adds?|mul-?adds?|multiply[- ]accumulates?|multiplications?|mac)\b/g,
    'macs',
  ],
  [/\b(?:gflops?|flops?|floating[- ]point operations?)\b/g, 'flops'],
  [/\b(?:chs?|chans?|channel|chanels?)\b/g, 'channels'],
  [/\b(?:pics?|pictures?|photos?|imgs?|images?)\b/g, 'image'],
  [/\b(?:(?:fc|fully[- ]connected|dense)(?: layers?)?|linear layers?|linear(?= \d))\b/g, 'dense'],
  [/\bdepth-?wise\b|\bdepth wise\b/g, 'depthwise'],
  [/\b(?:batch ?norm(?:ali[sz]ation)?|bn|batch norm)\b/g, 'batchnorm'],
  [/\b(?:max ?-?pool(?:ing|s|ed)?)\b/g, 'maxpool'],
  [/\b(?:(?:avg|average|mean) ?-?pool(?:ing|s|ed)?)\b/g, 'avgpool'],
  [/\bglobal (?:maxpool|avgpool|pool(?:ing)?)\b/g, 'globalpool'],
  [/\bgr[ae]y(?: ?-?scale)?(?:\b|(?=\d))|\bblack and white\b/g, 'grayscale'],
  [/\bcolou?r\b/g, 'colour'],
  [/\bwiht\b/g, 'with'],
];
