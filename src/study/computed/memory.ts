import { formatBytes, formatCount, formatNumber, formatTimes } from '../../engine/analysis/format.ts';
import { formatShape } from '../../engine/notation/index.ts';
import type { Size } from '../../engine/shape.ts';
import type { ComputedAnswer } from './answer.ts';
import type { Question } from './question.ts';

/** Bytes of so many numbers, worked out. */
export function bytesOf(
  values: Size,
  each: bigint,
  batch = 1n,
): { readonly bytes: Size; readonly told: string; readonly step: string } {
  const bytes = values === null ? null : values * each * batch;
  const examples = batch > 1n ? [`, ${batch} examples`, `·${batch}`] : ['', ''];
  return {
    bytes,
    told: `${formatNumber(bytes, 'byte')} (${formatBytes(bytes)})`,
    step: `${formatNumber(each, 'byte')} for each${each === 4n ? ' in float32' : ''}${examples[0]}: ${formatCount(values)}·${each}${examples[1]} = ${formatCount(bytes)} bytes`,
  };
}

/** The values or the bytes of a map or an image that no layer is named for. Undefined where its depth is open. */
export function countTensor(question: Question): ComputedAnswer | undefined {
  const { around, figure, bytesEach } = question;
  const { input, channels, batch = 1n } = around;
  if ((figure !== 'memory' && figure !== 'activations') || !input || channels === undefined) return undefined;
  const shape = [...input, channels];
  const values = shape.reduce((product, size) => product * size, 1n);
  const product = `${formatShape(shape).replaceAll('×', '·')} = ${formatCount(values)}`;
  const { bytes, told, step } = bytesOf(values, bytesEach, batch);
  const what = `${formatShape(shape)}${batch > 1n ? `, ${formatTimes(batch)} times,` : ''}`;
  const inMemory = figure === 'memory';
  return {
    quantity: figure,
    value: (inMemory ? bytes : values * batch) ?? '?',
    unit: inMemory ? 'bytes' : 'activations',
    sentence: `${what} is ${inMemory ? `${told}.` : `${formatNumber(values * batch, 'value')}.`}`,
    steps: inMemory ? [product, step] : [product],
    assumptions: [],
  };
}
