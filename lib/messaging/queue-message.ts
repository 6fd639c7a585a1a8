import 'server-only';
import type { Tx } from '@/db/write';
import type { Locale } from '@/lib/domain/access/preferences';
import { CONSENT_OF_CHANNEL, type MessageChannel } from '@/lib/domain/messaging/states';
import { AppError } from '@/lib/domain/shared/errors';
import { requireChannel } from './mail-settings';
import type { MessageTemplate } from './templates/template';

type Queued = {
  readonly memberId: number;
  readonly channel: MessageChannel;
  readonly template: MessageTemplate;
  readonly language: Locale;
  readonly params?: Readonly<Record<string, number>>;
  readonly usefulUntil?: Date;
};

/**
 * The consent that advertising over the channel relies on, held until the end of the transaction: who withdraws it
 * meanwhile waits, and then finds the message and drops it. Throws `wrong_state` when there is none.
 */
async function requireConsent(tx: Tx, memberId: number, channel: MessageChannel): Promise<number> {
  const { rows } = await tx.client.query<{ consentId: number }>(
    `SELECT consent_id::float8 AS "consentId" FROM consent_states
     WHERE member_id = $1 AND purpose = 'advertising' AND channel = $2 AND decision = 'given' FOR SHARE`,
    [memberId, CONSENT_OF_CHANNEL[channel]],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('wrong_state', { status: 'noConsent' });
  return row.consentId;
}

/**
 * Puts a message into the outbox, in the transaction of what it tells of; the worker sends it. Answers its id. Throws
 * `mail_not_configured`, and `wrong_state` for a promotional one without consent.
 */
export async function queueMessage(
  { tx, now }: { readonly tx: Tx; readonly now: Date },
  { memberId, channel, template, language, params = {}, usefulUntil }: Queued,
): Promise<number> {
  requireChannel(channel);
  const consentId =
    template.kind === 'promotional' ? await requireConsent(tx, memberId, channel) : null;
  const { rows } = await tx.client.query<{ messageId: number }>(
    `INSERT INTO messages (member_id, channel, kind, template, language, params, next_at, useful_until, consent_id,
       queued_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $7) RETURNING message_id::float8 AS "messageId"`,
    [
      memberId,
      channel,
      template.kind,
      template.id,
      language,
      JSON.stringify(params),
      now,
      usefulUntil ?? null,
      consentId,
    ],
  );
  return rows[0]?.messageId ?? 0;
}
