import type { Bot } from '../../chat/bot.ts';
import type { Admit } from '../../chat/drain.ts';
import type { Uploads } from '../../chat/uploads.ts';
import type { Store } from '../../store/store.ts';
import type { Api } from './api.ts';
import type { Controls } from './controls.ts';

/** What everything that is answered on Discord is answered with. */
export interface Surroundings {
  readonly bot: Bot;
  readonly api: Api;
  readonly controls: Controls;
  readonly store: Store;
  readonly uploads: Uploads;
  /** Another API root than Discord's, if there is one: files may come from there as well. */
  readonly apiUrl: string | undefined;
  readonly admit: Admit;
  /** Told of what went wrong where no user can be told. */
  readonly onTrouble: OnTrouble;
}

export type OnTrouble = (what: string, error?: unknown) => void;
