/** A finished picture: PNG bytes with its size in pixels and what it shows, in words made from its numbers. */
export interface Picture {
  readonly name: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
  /** What a viewer should know of it, in whole sentences: how an image was fitted, what is left out. */
  readonly notes?: readonly string[];
}
