/** An optional package: where it is absent so are its types, which are those of the core and more. */
declare module '@tensorflow/tfjs-node' {
  const tf: typeof import('@tensorflow/tfjs-core', { with: { 'resolution-mode': 'import' }});
  export default tf;
}
