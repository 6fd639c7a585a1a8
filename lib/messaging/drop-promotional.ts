import 'server-only';
import type { Tx } from '@/db/write';
import type { ConsentKey } from '@/lib/domain/consents/states';
import { CONSENT_OF_CHANNEL, MESSAGE_CHANNELS } from '@/lib/domain/messaging/states';

/**
 * Holds the promotional messages of a member that wait: none of them begins to be sent before the end of the transaction.
 * Taken before anything about consents is, in the order in which the worker takes them.
 */
export async function lockPromotional(tx: Tx, memberId: number): Promise<void> {
  await tx.client.query(
    `SELECT FROM messages WHERE member_id = $1 AND kind = 'promotional' AND state IN ('queued', 'sending')
     ORDER BY message_id FOR UPDATE`,
    [memberId],
  );
}

/**
 * Drops the promotional messages that relied on a withdrawn consent: those of the channel, or all of them when it was the
 * one for personal data. Those that the worker holds at this moment it drops itself. Answers how many.
 */
export async function dropPromotional(
  { tx, now }: { readonly tx: Tx; readonly now: Date },
  memberId: number,
  { purpose, channel }: ConsentKey,
): Promise<number> {
  if (purpose === 'profiling') return 0;
  const { rowCount } = await tx.client.query(
    `UPDATE messages SET state = 'dropped', last_error = 'noConsent', ended_at = $2
     WHERE (member_id, message_id) IN (
       SELECT member_id, message_id FROM messages
       WHERE member_id = $1 AND kind = 'promotional' AND state = 'queued'
         AND ($3 = 'none' OR channel = ANY ($4))
       FOR UPDATE SKIP LOCKED)`,
    [memberId, now, channel, MESSAGE_CHANNELS.filter((one) => CONSENT_OF_CHANNEL[one] === channel)],
  );
  return rowCount ?? 0;
}
