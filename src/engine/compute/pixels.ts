/** A decoded image: rows from the top, channels last, 0…255. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly values: Uint8Array;
}

/** An image as people send it or as it ships: by name, or as the bytes of a file. */
export type ImageSource = { readonly name: string } | { readonly bytes: Uint8Array };
