/** What Keras' convolutions reject. */

export function stridesWithDilation(strides: readonly bigint[], dilation: readonly bigint[]): boolean {
  return strides.some((step) => step > 1n) && dilation.some((step) => step > 1n);
}

export const eitherStrides = {
  path: ['dilation_rate'],
  message: 'cannot be more than 1 together with strides of more than 1: Keras takes one or the other',
};
