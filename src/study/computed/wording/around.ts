import type { Rewriting } from '../../rewriting.ts';

/** Numbers that count nothing of the layers. */
export const NAMES: readonly Rewriting[] = [
  [
    /\bhow much (?=(?:\d+\s?x\s?\d+ |stacked |input |output |conv\w* )*(?:layers|filters|kernels|channels|units|neurons|maps|inputs|outputs|values|convs|convolutions|pools)\b)/gi,
    'how many ',
  ],
  [/\b(lenet|alexnet)(?:-?\d)?(?:'s)? (?:layer )?[csf]\d\b/gi, '$1'],
  [/\)\s*#\s+/g, ') '],
  [/\b[234] (?:keras|pytorch|torch) layers\b/gi, 'layers'],
  [/\b2 flops (?:per|a|each|for each|for every) mac\b/gi, 'flops'],
  [/\btrue or (?:not|false)\b(?: that)?/gi, 'is it so that'],
  [/\b(cheaper|more|fewer|less|smaller|larger|bigger)\b([^.?]*?)\bthen\b/gi, '$1$2than'],
  [/\bfully[- ]conn?\w+\b/gi, 'fully connected'],
  [
    /\bwhat input (?:length|size) (?:will|does|has) (?:the )?(?:dense|linear)(?: layer)?(?: get| need| have)?/gi,
    'how many inputs has dense',
  ],
  [/\bparam(?:eter)?s?\s?#/gi, 'parameters'],
  [/\bone[- ]by[- ]one(?=[- ]conv)/gi, '1x1'],
  [/\b([123])[- ]d\b/gi, '$1d'],
  [/\b2d\b/gi, ' '],
  [/\bflops?\s?=\s?2\s?[*x×·]?\s?macs?\s?=\s?\?/gi, 'flops?'],
  [/\b(\w+)-(?:vs|or|versus)-(\w+)\b/gi, '$1 $2'],
  [
    /\b(vgg|resnet|resnext|lenet|mobilenet|efficientnet|densenet|inception|yolo|u-?net)[- ]?v?\d+(?:v\d)?\b/gi,
    '$1',
  ],
  [
    /\b(?:runtimeerror:?\s*)?mat1 and mat2(?: shapes)?(?: can\s?not be multiplied| error)?(?:\s*\(\d+x\d+ and \d+x\d+\))?[.:;]*/gi,
    ' ',
  ],
  [/\b(?:exam |homework )?(?:question|exercise|task|problem|part|aufgabe)\s\d+\s?[a-z]?\s?[:.)]/gi, ' '],
  [
    /\(?\b(?:if |where |with |and )?(?:we |you )?(?:1 |one |a |each )?flops?\s?(?:=|is|are|equals?)\s?2\s?(?:[*x×·]\s?)?macs?\)?/gi,
    ' ',
  ],
  [/\(?\b(?:1|one|a|each) mac\s?(?:=|is|being|counts as|are)\s?2(?: flops?)?\)?/gi, ' '],
  [
    /\b(?:counting|count|with) (?:a |an |each |every |one )?(?:multiply and an add|multiply-add|multiplication and addition|mac)s? as 2(?: flops?)?\b/gi,
    ' ',
  ],
  [/\(?\b2(?: flops?)? (?:per|a|each|for each|for every) mac\)?/gi, ' '],
  [
    /\b(?:(?:in|as|are|held in|stored as|with)\s)?(?:an? )?(?:b?float|fp|bf|int|uint)[- ]?(?:8|16|32|64)\b(?: (?:floats?|numbers?|values?|precision))?/gi,
    ' ',
  ],
  [
    /\(?\b(?:in |as |of )?(?:[1248]|one)[- ]bytes?(?: per| each| a| floats?| numbers?)?(?: weights?| values?| numbers?| floats?| parameters?| activations?)?\b\)?/gi,
    ' ',
  ],
  [/\b(?:8|16|32|64)[- ]bits?\b(?: floats?| numbers?)?/gi, ' '],
  [/\(?\s?\(?\b[wn]\s?[-−]\s?[fk]\s?\+\s?2\s?\*?\s?p\)\s?\/\s?s\s?\+\s?1\)?/gi, ' output size '],
  [/\bwhat does the formula (?=output size)/gi, ''],
];

/** What sets no layer apart. */
export const PLAIN: readonly Rewriting[] = [
  [
    /\b(?:normal|ordinary|plain|usual|regular|standard|more|identical|additional|further|mixed|single|little|tiny|small|cubic|square|rectangular)\s(?=\d+|conv|kernel|filter|window)/gi,
    '',
  ],
  [
    /\b(?:one|1|a single) (?=\d+\s?[x×]\s?\d+(?:\s?[x×]\s?\d+)? (?:rgb |colou?r |gr[ae]y(?:scale)? |float32 )?(?:tensor|image|picture|input|map))/gi,
    ' ',
  ],
  [
    /\b(?:of|after|behind|through|past) (?:the|these|those|both|all)(?: of)? [2-9](?: (?:layers|conv\w*|of them))?(?: (?:summed|together|added up|combined|in total|altogether))*(?=\s*(?:[?.,]|$))/gi,
    ' ',
  ],
  [/\bthe [234](?= (?:see|look|cover|have|are))/gi, 'they'],
  [
    /(?<!\b(?:param\w*|weights|bias(?:es)?|macs|flops|memory|bytes|values) (?:only |just )?)\b(?:of|after|behind) (?:L\d|the \d+\s?[x×]\s?\d+(?= ?\?)|the (?:last|final) (?:[a-z]+\d?(?: layer)?|\dx\d))(?=\W|$)/gi,
    ' ',
  ],
  [/\b(of|after|behind) the (first|second|third) (?:\dx\d|conv\d|c\d)(?=\W|$)/gi, '$1 the $2 conv'],
  [/\b(of|after|behind) the (first|second|third) p(?:ool)?\d(?=\W|$)/gi, '$1 the $2 pool'],
  [/\b(?:pools|pooling|they|all) have stride 2\b/gi, ' '],
];

/** Fillers with a number in them. */
export const FILLERS: readonly Rewriting[] = [
  [/\b(?:one|1) layer each\b/gi, ' '],
  [/\bfor (?:(?:one|1|a)(?: single)?|single) (?=\d+\s?[x×]\s?\d+|rgb|colou?r|gr[ae]y)/gi, 'for '],
  [
    /\b(?:for|of|through|per) (?:(?:one|1|a|each)(?: single)?|single) (?:sample|image|picture|vector|example|forward pass|input)\b(?! (?:of|with) )/gi,
    ' ',
  ],
  [/\b(?:one|a single) (?:sample|image|picture|vector|example|forward pass)\b/gi, ' '],
  [
    /\b(?:on|along|per|in|at) (?:(?:one|1|each|a) )?(?:side|edge|direction|axis|dimension)\b|\(one side\)|\b(?:one|1) side$/gi,
    ' ',
  ],
  [
    /\b(?:no|without(?: any)?) (?:stride|strides|dilation|pooling)(?:s)?(?: or (?:stride|strides|dilation|pooling))?(?: (?:in between|between))?\b/gi,
    ' ',
  ],
  [
    /\bin (?:one|1) direction\b|\b(?:all )?(?:the )?conv(?:olution)?s (?:all )?have stride 1\b|\bonly bias at the end\b|\bdepth[_ ]multiplier\s?=?\s?1\b/gi,
    ' ',
  ],
  [/\bwhat is in_features/gi, 'what in_features'],
  [/\bone after (?:the other|another)\b|\bone by one\b|\bboth counted\b/gi, ' '],
  [/\b(?:the )?(?:only |usual )?single bias vector\b/gi, 'bias'],
  [/\b(?:one|single|a) (?:final |last |output )?(?:neuron|unit|pixel|value|cell|position)\b/gi, 'neuron'],
];
