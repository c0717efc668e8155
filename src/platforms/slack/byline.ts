import type { Caller } from '../../chat/caller.ts';
import { cut, plain, type SlackBlock } from './block-kit.ts';

/** The block that says who asked. */
const BYLINE = 'byline';
/** As much of what was typed as fits into two lines of a phone. */
const TYPED = 80;

/** Who asked, and by what: Slack shows neither where the bot posts. `typed` is the command as it was typed. */
export function bylineOf({ name }: Caller, typed?: string): string | undefined {
  const by = name === undefined ? undefined : `Asked by ${cut(name, TYPED)}`;
  if (typed === undefined) return by;
  return `${by ?? 'Asked'}: ${cut(typed.replace(/\s+/g, ' ').trim(), TYPED)}`;
}

/** The byline as small print; plain text, so that no name in it pings anybody. */
export function bylineBlock(byline: string): SlackBlock {
  return { type: 'context', block_id: BYLINE, elements: [plain(byline, 2 * TYPED + 20)] };
}

/** The byline of a message as Slack sends it along with a button that was pressed. */
export function bylineIn(message: object | undefined): string | undefined {
  const { blocks = [] } = (message ?? {}) as { readonly blocks?: readonly Block[] };
  return blocks.find((block) => block.block_id === BYLINE)?.elements?.[0]?.text;
}

interface Block {
  readonly block_id?: string;
  readonly elements?: readonly { readonly text?: string }[];
}
