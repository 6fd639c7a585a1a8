import 'server-only';
import type { Tx } from '@/db/write';
import { type Actor, actorLabel } from '@/lib/domain/access/actor';
import type { MessageChannel, SuppressionReason } from '@/lib/domain/messaging/states';
import type { AuditChange } from '@/lib/kernel/audit';
import { contactHash } from './contact-hash';

type Suppressed = {
  readonly memberId: number;
  readonly channel: MessageChannel;
  readonly reason: SuppressionReason;
  readonly messageId?: number;
};

/** The contact of a member on a channel; null: they have none. */
export async function findContact(
  tx: Tx,
  memberId: number,
  channel: MessageChannel,
): Promise<string | null> {
  if (channel !== 'email' && channel !== 'sms') return String(memberId);
  const { rows } = await tx.client.query<{ email: string | null; phone: string | null }>(
    'SELECT email, phone FROM member_profiles WHERE member_id = $1',
    [memberId],
  );
  const contact = channel === 'email' ? rows[0]?.email : rows[0]?.phone;
  return contact ?? null;
}

/** Writes to a contact of a member no more, for a reason. Answers what changed: nothing when it was so already or there is no contact. */
export async function suppress(
  { tx, actor, now }: { readonly tx: Tx; readonly actor: Actor; readonly now: Date },
  { memberId, channel, reason, messageId }: Suppressed,
): Promise<readonly AuditChange[]> {
  const contact = await findContact(tx, memberId, channel);
  if (contact === null) return [];
  const { rows } = await tx.client.query<{ suppressionId: number }>(
    `INSERT INTO suppressions (member_id, channel, contact_hash, reason, message_id, actor, begun_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING suppression_id::float8 AS "suppressionId"`,
    [
      memberId,
      channel,
      contactHash(channel, contact),
      reason,
      messageId ?? null,
      actorLabel(actor),
      now,
    ],
  );
  const [row] = rows;
  if (row === undefined) return [];
  const after = { memberId, channel, reason };
  return [{ subjectKind: 'suppression', subjectId: row.suppressionId, before: null, after }];
}

/** Ends what keeps a member silent on a channel, for these reasons. Answers what changed. */
export async function release(
  { tx, now }: { readonly tx: Tx; readonly now: Date },
  memberId: number,
  channel: MessageChannel,
  reasons: readonly SuppressionReason[],
): Promise<readonly AuditChange[]> {
  const contact = await findContact(tx, memberId, channel);
  if (contact === null) return [];
  const { rows } = await tx.client.query<{ suppressionId: number; reason: SuppressionReason }>(
    `UPDATE suppressions SET ended_at = $4 WHERE contact_hash = $1 AND channel = $2 AND reason = ANY ($3) AND ended_at IS NULL
     RETURNING suppression_id::float8 AS "suppressionId", reason`,
    [contactHash(channel, contact), channel, [...reasons], now],
  );
  return rows.map(({ suppressionId, reason }) => ({
    subjectKind: 'suppression',
    subjectId: suppressionId,
    before: { memberId, channel, reason },
    after: null,
  }));
}
