import 'server-only';
import type { Tx } from '@/db/write';
import type { MessageEventKind } from '@/lib/domain/messaging/states';

/** A letter that is opened again and again says nothing new. */
const MOST_OF_A_KIND = 20;

/** Writes down what became of a message; of each kind 20 times at most. Answers whether it was. */
export async function keepEvent(
  { tx, now }: { readonly tx: Tx; readonly now: Date },
  {
    memberId,
    messageId,
    kind,
  }: { readonly memberId: number; readonly messageId: number; readonly kind: MessageEventKind },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `INSERT INTO message_events (member_id, message_id, kind, happened_at)
     SELECT m.member_id, m.message_id, $3, $4 FROM messages m
     WHERE m.member_id = $1 AND m.message_id = $2 AND (SELECT count(*) FROM message_events e
       WHERE e.member_id = m.member_id AND e.message_id = m.message_id AND e.kind = $3) < $5`,
    [memberId, messageId, kind, now, MOST_OF_A_KIND],
  );
  return rowCount === 1;
}
