/** A layer as plain data: the name of its kind, and what that kind needs to know. */
export interface Layer {
  readonly kind: string;
  readonly params: unknown;
  /** An activation written into the layer itself (Keras' `activation='relu'`); it has no parameters. */
  readonly activation?: Layer;
  /** The name that the author gave it. */
  readonly name?: string;
  /** How many input channels or features the author states (PyTorch's `in_channels`). */
  readonly inputChannels?: bigint;
}
