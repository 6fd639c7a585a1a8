import 'server-only';
import type { AwardState } from '@/lib/domain/mechanics/records';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';

/** The award that a message tells of, as it stands when the message is to be sent. */
export type AwardOfMessage = {
  readonly state: AwardState;
  /** Hundredths of a point that it is. */
  readonly points: string;
};

/** The award that a message tells of; null: it tells of none. */
export async function findAward(
  run: RunRows,
  { memberId, messageId }: { readonly memberId: number; readonly messageId: number },
): Promise<AwardOfMessage | null> {
  const [row] = await run<AwardOfMessage>(
    'SELECT state, points::text AS points FROM awards WHERE member_id = $1 AND message_id = $2',
    [memberId, messageId],
  );
  return row ?? null;
}
