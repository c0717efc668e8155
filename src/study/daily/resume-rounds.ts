import type { Place, Post } from '../../chat/post.ts';
import type { Round, Store } from '../../store/store.ts';
import type { Put } from '../quiz/round.ts';

/**
 * Goes on with the rounds that a process left behind when it ended: each is shown again in its channel, with the time that
 * is left or with its end. Where nothing can be posted they end when their time is over, so that their points count.
 */
export async function resumeRounds({
  store,
  post,
  onTrouble,
}: {
  readonly store: Pick<Store, 'rounds'>;
  readonly post: Post;
  readonly onTrouble: (what: string, error: unknown) => void;
}): Promise<void> {
  for (const round of await store.rounds.unfinished()) {
    const place = placeOf(round);
    const showing = place && post(place, { command: 'quiz', args: { round: round.key } });
    showing?.catch((error) => onTrouble('A round that was under way could not be shown again.', error));
    setTimeout(
      () => void store.rounds.finish(round.key),
      Math.max(0, round.closes! - Date.now()) + LATE,
    ).unref();
  }
}

/** Milliseconds that whoever shows a round has to end it. */
const LATE = 5000;

function placeOf({ data }: Round): Place | undefined {
  const { place } = data as Put;
  return place.channel === undefined ? undefined : { ...place, channel: place.channel };
}
