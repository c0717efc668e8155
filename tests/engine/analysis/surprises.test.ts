import { expect, test } from 'vitest';
import { surprisesOf } from '../../../src/engine/analysis/surprises.ts';
import { evidence, exchanged, type PairText, SEED, swapped } from './networks.ts';

const pair = (a: string, b: string, input = '28x28x1'): PairText => ({ a, b, input });
const surprises = (models: PairText) => surprisesOf(evidence(models));

const SMALL_BUT_LARGE = 'times the activations';
const HEAD = 'Flatten and Dense';
const LATER = 'turn the order around';
const FEWER_MACS = 'need not make it faster';
const SAME_PARAMETERS = 'its weights are used at more positions';
const BEYOND = 'larger than its input';
const MOSTLY_ONE = 'are in one layer';
const UNREAD = 'never reads';
const SKIPPED = 'skips';

test.each<[string, PairText, string]>([
  [
    SMALL_BUT_LARGE,
    SEED,
    'A has fewer parameters (640 against 1,600) and yet 2.79 times the activations (43,264 against 15,488 values): parameters depend on the filters, activations on what they are slid over.',
  ],
  [
    HEAD,
    SEED,
    'With Flatten and Dense(10) behind, A has more parameters, not fewer: 433,290 against 156,490, since a dense layer has a weight for every value that reaches it.',
  ],
  [
    FEWER_MACS,
    SEED,
    'A has fewer MACs and that need not make it faster: it writes more activations than B, and moving values takes time as well.',
  ],
  [
    LATER,
    pair('64@3x3 > flatten > dense 10', '32@7x7 > flatten > dense 10'),
    'The first layer with parameters is larger in B (1,600 against 640), and yet A as a whole has more parameters (433,290 against 156,490): the layers behind it turn the order around.',
  ],
  [
    SAME_PARAMETERS,
    pair('64@3x3', '64@3x3 s2'),
    'Both have 640 parameters, and yet A needs 4 times the MACs (389,376 against 97,344): its weights are used at more positions.',
  ],
  [
    BEYOND,
    pair('8@3x3 same', '8@31x31 same'),
    'The receptive field of B is larger than its input, so that part of it always lies on padding.',
  ],
  [
    MOSTLY_ONE,
    pair('64@3x3', '64@3x3 > flatten > dense 10'),
    '99.9 % of the parameters of B are in one layer, dense (432,650 of 433,290).',
  ],
  [
    UNREAD,
    pair('8@3x3', '8@3x3 s2'),
    'conv2d of B never reads the last position of an axis: a further step of its stride does not fit.',
  ],
  [
    SKIPPED,
    pair('8@3x3', '8@1x1 s3'),
    'conv2d of B skips 2 positions between one window and the next: its stride is larger than its kernel.',
  ],
])('%s: %o', (_, models, sentence) => {
  expect(surprises(models)).toContain(sentence);
  expect(surprises(swapped(models)).map(exchanged)).toContain(sentence);
});

test.each<[string, PairText]>([
  [SMALL_BUT_LARGE, pair('32@3x3', '64@7x7 same')],
  [SMALL_BUT_LARGE, pair('64@3x3', '64@3x3')],
  [SMALL_BUT_LARGE, pair('maxpool 2', '1@28x28')],
  [HEAD, pair('64@3x3 same', '640@7x7 same')],
  [HEAD, pair('64@3x3 > flatten', '32@7x7 > flatten')],
  [HEAD, pair('64@3x3', '32@7x7', '(None, None, 1)')],
  [LATER, pair('64@3x3 > gap > dense 10', '64@7x7 > gap > dense 10')],
  [LATER, SEED],
  [FEWER_MACS, pair('8@3x3', '8@7x7 same')],
  [SAME_PARAMETERS, pair('64@3x3', '64@3x3')],
  [SAME_PARAMETERS, pair('maxpool 2', 'avgpool 3')],
  [BEYOND, pair('8@3x3 same', '8@27x27 same')],
  [BEYOND, pair('8@3x3 same', 'flatten > dense 3')],
  [MOSTLY_ONE, SEED],
  [MOSTLY_ONE, pair('64@3x3 > maxpool 2', '8@3x3 > 8@3x3')],
  [UNREAD, pair('8@3x3', '8@2x2 s2')],
  [UNREAD, pair('8@3x3 s2 p1', '8@3x3 s2 same')],
  [SKIPPED, pair('8@3x3', '8@3x3 s3')],
  [SKIPPED, pair('8@3x3', '8@28x28 s40')],
])('%s is not said of %o', (words, models) => {
  expect(surprises(models).join(' ')).not.toContain(words);
});
