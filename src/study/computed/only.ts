import type { Network } from '../../engine/network.ts';

/** “Parameters of just the dense layer” asks for the last one of its kind, “of this layer” for the last one. */
export function onlyIn(text: string, { nodes }: Network): number | undefined {
  const asked =
    /\b(?:of|in|has|have) (?:only |just |alone )?(?:(?<=(?:only|just|alone) )the |this |that |the (?:last|final) )(dense|linear|layer|conv)\b/.exec(
      text,
    )?.[1];
  if (asked === undefined) return undefined;
  const kind = asked === 'linear' ? 'dense' : asked;
  const at = nodes.findLastIndex(({ layer }) => kind === 'layer' || layer.kind === kind);
  return at < 0 ? undefined : at;
}
