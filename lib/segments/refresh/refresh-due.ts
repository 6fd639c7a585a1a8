import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { refreshSegment } from '../commands/refresh-segment';
import { lookAtSegments } from '../queries/look-at-segments';

type Turn = {
  readonly actor: Actor;
  readonly signal?: AbortSignal;
  /** The moment that segments are looked at as of; now unless told. */
  readonly now?: Date;
  /** Told of a segment that could not be looked at or kept; the others go on. */
  readonly failed: (segmentId: number, error: unknown) => Promise<void>;
};

/**
 * Looks at segments that are due, as many at once as one look may hold, and keeps each in a transaction of its own: whoever is cut between
 * two goes on with the second. A look that fails is made one by one, so that one segment does not stop the others.
 */
export async function refreshDue(segmentIds: readonly number[], turn: Turn): Promise<void> {
  const { actor, signal, failed } = turn;
  const isCut = () => signal?.aborted === true;
  let waiting = segmentIds;
  while (waiting.length > 0 && !isCut()) {
    const now = turn.now ?? new Date();
    const looks = await runQuery(lookAtSegments, { segmentIds: [...waiting] }, actor, {
      now,
    }).catch(async (error: unknown) => {
      const [only] = waiting;
      if (waiting.length === 1 && only !== undefined) await failed(only, error);
      else for (const segmentId of waiting) await refreshDue([segmentId], turn);
      return [];
    });
    // None: the rest is not due any more, or it was looked at one by one.
    if (looks.length === 0) return;
    for (const look of looks) {
      if (isCut()) return;
      await runCommand(refreshSegment, { look }, actor, { now }).catch((error: unknown) =>
        failed(look.segmentId, error),
      );
    }
    const done = new Set(looks.map(({ segmentId }) => segmentId));
    waiting = waiting.filter((segmentId) => !done.has(segmentId));
  }
}
