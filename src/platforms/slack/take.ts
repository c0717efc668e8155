import type { AckFn, App, Context } from '@slack/bolt';
import type { Bot } from '../../chat/bot.ts';
import type { Admit } from '../../chat/drain.ts';
import type { Store } from '../../store/store.ts';

/** One delivery of Slack's, by whichever way it came. */
interface Delivery {
  readonly body: Readonly<Record<string, unknown>>;
  readonly ack: (response?: unknown) => Promise<void>;
  /** What names the delivery where its body does not: the envelope's id. */
  readonly envelope?: string | undefined;
}

/** Takes a delivery. Resolves when it was dealt with. */
export type Take = (delivery: Delivery) => Promise<void>;

/**
 * Acknowledges first, then makes sure that nobody took the delivery before, on this copy of the bot or on another. A form
 * alone is acknowledged by whoever reads it, since the mistakes in it are told so.
 */
export function createTake(app: App, { store, onTrouble, admit }: Taking): Take {
  const take = async ({ body, ack, envelope }: Delivery, bot: Bot) => {
    const isForm = body.type === 'view_submission';
    if (!isForm) await ack();
    const id = body.event_id ?? body.trigger_id ?? envelope;
    const isFirst = typeof id !== 'string' || (await store.deliveries.claim(`slack:${id}`));
    if (!isFirst) {
      if (isForm) await ack();
      return;
    }
    try {
      await app.processEvent({
        body,
        ack: (isForm ? ack : acknowledged) as AckFn<unknown>,
        customProperties: { [BOT]: bot },
      });
    } catch (error) {
      onTrouble('A delivery of Slack’s could not be dealt with.', error);
    }
  };
  return (delivery) => admit((bot) => take(delivery, bot));
}

interface Taking {
  readonly store: Store;
  readonly onTrouble: OnTrouble;
  readonly admit: Admit;
}

const BOT = 'convbot';

/** The bot that a delivery was admitted to. */
export function admitted(context: Context): { readonly bot: Bot } {
  return { bot: context[BOT] as Bot };
}

/** Told of what went wrong and cannot be told to a user. */
export type OnTrouble = (what: string, error: unknown) => void;

async function acknowledged(): Promise<void> {}
