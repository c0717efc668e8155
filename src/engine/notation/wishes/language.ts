/** What learners call the arguments of a layer, and the words around them. */

/** Several words that are one name together. */
export const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:kernel|filter|window)[ _-]?sizes?\b/g, 'kernel'],
  [/\b(?:dilation|atrous)[ _-]rates?\b/g, 'dilation'],
  [/\b(?:output[ _-]|out[ _-])(?:channels?|maps?)\b|\bfeature[ _-]maps?\b/g, 'filters'],
  [/\b(?:input[ _-]|in[ _-])channels?\b|\bcolou?r channels?\b/g, 'channels'],
  [/\bdepth[ _-]?multiplier\b/g, 'multiplier'],
  [/\bdropout(?:[ _-]rate)?\b/g, 'rate'],
  [/\buse[ _-]bias\b/g, 'bias'],
  [/\bout[ _-]features\b/g, 'units'],
  [/\bleaky relu\b/g, 'leakyrelu'],
];

/** Each name under the one that the shorthand has for it; `channels` are those of the input. */
export const NAMES: Readonly<Record<string, string>> = {
  stride: 'stride',
  strides: 'stride',
  step: 'stride',
  steps: 'stride',
  strided: 'stride',
  padding: 'padding',
  pad: 'padding',
  padded: 'padding',
  kernel: 'kernel',
  kernels: 'kernel',
  window: 'kernel',
  windows: 'kernel',
  filters: 'filters',
  filter: 'filters',
  maps: 'filters',
  units: 'units',
  unit: 'units',
  neurons: 'units',
  outputs: 'units',
  channels: 'channels',
  channel: 'channels',
  dilation: 'dilation',
  dilations: 'dilation',
  dilated: 'dilation',
  groups: 'groups',
  group: 'groups',
  bias: 'bias',
  biases: 'bias',
  activation: 'activation',
  activations: 'activation',
  rate: 'rate',
  multiplier: 'multiplier',
};

/** What “no stride”, “without bias” means. */
export const WITHOUT: Readonly<Record<string, bigint | string | boolean | number>> = {
  stride: 1n,
  padding: 'valid',
  dilation: 1n,
  groups: 1n,
  bias: false,
  activation: 'linear',
  rate: 0,
};

export const NOTATION_WORDS: Readonly<Record<string, 'keras' | 'pytorch' | 'shorthand'>> = {
  keras: 'keras',
  tensorflow: 'keras',
  pytorch: 'pytorch',
  torch: 'pytorch',
  shorthand: 'shorthand',
};

/** Words that say nothing by themselves. */
export const FILLER =
  /^(?:a|an|the|of|to|by|with|as|in|is|are|it|them|both|make|add|want|this|that|set|use|using|change|changed|has|have|had|at|be|being|size|each|all|layer|layers|code|model|show|write|written|give|only|just|but|and)$/;
