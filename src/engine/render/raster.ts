/** Palette indices of a picture, row by row; the array may be longer than the picture. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Gives arrays of at least a length, one and the same as long as it is large enough: fresh memory costs more than painting. */
export function reusable(): (length: number) => Uint8Array {
  let kept = new Uint8Array(0);
  return (length) => {
    if (kept.length < length) kept = new Uint8Array(length);
    return kept;
  };
}
