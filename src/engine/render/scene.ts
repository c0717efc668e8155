import type { Ink, TextStyle } from './theme.ts';

/** A picture as data: what stands where, in whole pixels from the top left. Later marks lie above earlier ones. */
export interface Scene {
  /** A file name with its ending. */
  readonly name: string;
  /** What the picture shows, with its numbers, for whoever does not see it. */
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** Everything that can be painted. Closed: the painter ends its switch in `satisfies never`. */
export type Mark = Panel | Frame | Text | HeatMap | Photo | ScaleBar;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A filled rectangle. */
export interface Panel {
  readonly type: 'panel';
  readonly box: Box;
  readonly fill: Ink;
  /** Of the corners, in pixels. */
  readonly radius: number;
}

/** The outline of a rectangle, `thickness` pixels inside the box (`inner`) or outside of it (`outer`). */
export interface Frame {
  readonly type: 'frame';
  readonly box: Box;
  readonly ink: Ink;
  readonly thickness: number;
  readonly side: 'inner' | 'outer';
}

/** One line of text; the box is as wide as its glyphs and as high as the style's line. */
export interface Text {
  readonly type: 'text';
  readonly box: Box;
  readonly text: string;
  readonly style: TextStyle;
  /** `surface` is for text on a panel of the ink `on`. */
  readonly ink: Ink | 'surface';
  readonly on: Ink | 'surface';
}

/**
 * Which colours values have: `low` and below is the first colour of the map, `high` and above the last. `root` gives
 * small values more colours: the colour follows the square root of the distance from `low`, or from zero in diverging maps.
 */
export interface Scale {
  readonly map: 'sequential' | 'diverging';
  readonly curve: 'linear' | 'root';
  readonly low: number;
  readonly high: number;
}

/**
 * Values as colours, enlarged without smoothing, or averaged where there are more values than pixels. The value of a
 * row and column is `values[start + row·rowStep + column·columnStep]`.
 */
export interface HeatMap {
  readonly type: 'heat';
  readonly box: Box;
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
  readonly start: number;
  readonly rowStep: number;
  readonly columnStep: number;
  readonly scale: Scale;
}

/** Pixels of 0 … 1 in rows of columns of channels; three channels are red, green and blue, else the first is grey. */
export interface Photo {
  readonly type: 'photo';
  readonly box: Box;
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
  readonly values: Float32Array;
}

/** Every colour of a map, from low on the left to high on the right. */
export interface ScaleBar {
  readonly type: 'scale';
  readonly box: Box;
  readonly map: Scale['map'];
}
