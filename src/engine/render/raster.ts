/** Palette indices of a picture, row by row. Behind them is room for a byte more a row, which writing the picture takes. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Gives rasters in one and the same memory as long as it is large enough: fresh memory costs more than painting. */
export function createRasters(): (width: number, height: number) => Raster {
  let pixels = new Uint8Array(0);
  return (width, height) => {
    const length = (width + 1) * height;
    if (pixels.length < length) pixels = new Uint8Array(length);
    return { width, height, pixels };
  };
}
