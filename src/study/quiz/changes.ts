import type { Layer } from '../../engine/layers/layer.ts';
import { judge, type Network } from '../../engine/network.ts';

/** A slip that comes to the same as counting other layers: the figures of those are what it ends at. */
export interface Change {
  readonly slip: string;
  /** Undefined where these layers give no occasion for it. */
  of(network: Network): Network | undefined;
}

/** What a layer's parameters may hold that slips are made with. */
interface Known {
  readonly kernel?: readonly bigint[];
  readonly stride?: readonly bigint[];
  readonly dilation?: readonly bigint[];
  readonly padding?: unknown;
  readonly groups?: bigint;
  readonly filters?: bigint;
  readonly bias?: boolean;
}

const forgotStride: Change = {
  slip: 'You left out the stride: the window moves that many positions at a time.',
  of: (network) =>
    changed(network, ({ stride }) => (stride?.some((step) => step > 1n) ? { stride: ones(stride) } : {})),
};

const validForSame: Change = {
  slip: 'You counted without the padding: its rows are added on both edges before the window slides.',
  of: (network) =>
    changed(network, ({ kernel, padding }) => (padding === 'same' ? { padding: rows(kernel!, 0n) } : {})),
};

const forgotPadding: Change = {
  slip: 'You counted without the padding: its rows are added on both edges before the window slides.',
  of: (network) =>
    changed(network, ({ kernel, padding }) => (isPadded(padding) ? { padding: rows(kernel!, 0n) } : {})),
};

const paddingOnce: Change = {
  slip: 'You added the padding once: it stands on both edges, so it counts twice.',
  of: (network) =>
    changed(network, ({ padding }) =>
      isPadded(padding) ? { padding: padding.map(([before]) => [before, 0n]) } : {},
    ),
};

const fullPadding: Change = {
  slip: 'You padded with k − 1 rows on each edge: “same” adds so many in all.',
  of: (network) =>
    changed(network, ({ kernel, padding }) =>
      padding === 'same' && kernel?.some((size) => size > 1n)
        ? { padding: kernel.map((size): Edge => [size - 1n, size - 1n]) }
        : {},
    ),
};

const inventedStride: Change = {
  slip: 'You let the layer downsample: a kernel does not stride, whatever its size.',
  of: (network) =>
    changed(network, ({ stride, filters }) =>
      filters && stride?.every((step) => step === 1n) ? { stride: stride.map(() => 2n) } : {},
    ),
};

const sameForValid: Change = {
  slip: 'You took the padding to be “same”: without padding the window fits at fewer positions than there are.',
  of: (network) =>
    changed(network, ({ padding, kernel }) =>
      isUnpadded(padding) && kernel?.some((size) => size > 1n) ? { padding: 'same' } : {},
    ),
};

const offByOne: Change = {
  slip: 'You took off the whole kernel: a window of k fits at n − k + 1 positions, not at n − k.',
  of: (network) =>
    changed(network, ({ padding, kernel, dilation }) =>
      padding !== 'same' && kernel && dilation?.every((step) => step === 1n)
        ? { kernel: kernel.map((size) => size + 1n) }
        : {},
    ),
};

const forgotDilation: Change = {
  slip: 'You left out the dilation: it spreads the window over d·(k − 1) + 1 positions.',
  of: (network) =>
    changed(network, ({ dilation }) =>
      dilation?.some((step) => step > 1n) ? { dilation: ones(dilation) } : {},
    ),
};

const forgotBias: Change = {
  slip: 'You forgot the bias: one more parameter for each filter.',
  of: (network) => changed(network, ({ bias }) => (bias === true ? { bias: false } : {})),
};

const inventedBias: Change = {
  slip: 'You counted a bias that is switched off here.',
  of: (network) => changed(network, ({ bias }) => (bias === false ? { bias: true } : {})),
};

const forgotGroups: Change = {
  slip: 'You left out the groups: each filter sees only the channels of its own group.',
  of: (network) =>
    changed(network, ({ groups }) => (groups !== undefined && groups > 1n ? { groups: 1n } : {})),
};

const oneFilter: Change = {
  slip: 'You counted one filter: each of the filters has weights of its own.',
  of: (network) =>
    changed(network, ({ filters, groups = 1n }) =>
      filters && filters > 1n && groups === 1n ? { filters: 1n } : {},
    ),
};

const oneSide: Change = {
  slip: 'You took one side of the kernel: a k×k window has k·k weights.',
  of: (network) =>
    changed(network, ({ kernel }) =>
      kernel && kernel.length > 1 && kernel[1]! > 1n ? { kernel: [kernel[0]!, 1n] } : {},
    ),
};

export const changes = {
  forgotStride,
  validForSame,
  forgotPadding,
  paddingOnce,
  fullPadding,
  inventedStride,
  sameForValid,
  offByOne,
  forgotDilation,
  forgotBias,
  inventedBias,
  forgotGroups,
  oneFilter,
  oneSide,
};

/** The network without its poolings, for whoever does not count them; undefined where there are none or nothing else. */
export const forgotPooling: Change = {
  slip: 'You left out the pooling layer: it moves by its stride as well.',
  of({ input, nodes }) {
    const kept = nodes.filter(({ layer }) => !layer.kind.endsWith('-pool'));
    if (kept.length === nodes.length || kept.length === 0) return undefined;
    return computable({ input, nodes: kept.map(({ layer }, index) => ({ layer, inputs: [index - 1] })) });
  },
};

function changed(network: Network, change: (params: Known) => object): Network | undefined {
  const layers = network.nodes.map(({ layer }) => ({ layer, other: change(layer.params as Known) }));
  if (layers.every(({ other }) => Object.keys(other).length === 0)) return undefined;
  const nodes = network.nodes.map((node, index) => ({ ...node, layer: withParams(layers[index]!) }));
  return computable({ ...network, nodes });
}

function withParams({ layer, other }: { readonly layer: Layer; readonly other: object }): Layer {
  return { ...layer, params: { ...(layer.params as object), ...other } };
}

function computable(network: Network): Network | undefined {
  return judge(network).mistakes.length === 0 ? network : undefined;
}

type Edge = readonly [before: bigint, after: bigint];

function isPadded(padding: unknown): padding is readonly Edge[] {
  return Array.isArray(padding) && (padding as readonly Edge[]).some(([before]) => before > 0n);
}

function isUnpadded(padding: unknown): boolean {
  return Array.isArray(padding) && !isPadded(padding);
}

function rows(kernel: readonly bigint[], count: bigint): readonly Edge[] {
  return kernel.map((): Edge => [count, count]);
}

function ones(sizes: readonly bigint[]): readonly bigint[] {
  return sizes.map(() => 1n);
}
