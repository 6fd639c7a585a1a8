import 'server-only';
import { findCurrentText } from '@/lib/consents/current-text';
import {
  appendConsent,
  type ConsentContext,
  findHeldConsent,
  holdConsents,
} from '@/lib/consents/record-consent';
import type { ConsentDecision } from '@/lib/domain/consents/states';
import { CLOSED_STATUSES } from '@/lib/domain/members/cleansing/member-form';
import { memberLanguage } from '@/lib/domain/members/member-language';
import { type AdvertisingChannel, LINK_CHANGES_AN_HOUR } from '@/lib/domain/messaging/choices';
import { AppError } from '@/lib/domain/shared/errors';
import type { AuditChange } from '@/lib/kernel/audit';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { release } from '../suppress';

type Choice = {
  readonly memberId: number;
  readonly channel: AdvertisingChannel;
  readonly decision: ConsentDecision;
  /** By the link of a message unless told; `letter`: they wrote back. */
  readonly evidence?: 'link' | 'letter';
};

/** Throws `too_many_attempts` where somebody plays with a link. Leaving is let through whatever came before. */
async function requireTurn({ tx, now }: ConsentContext, { memberId, decision }: Choice) {
  if (decision === 'withdrawn') return;
  const { rows } = await tx.client.query<{ changes: number }>(
    `SELECT count(*)::int AS changes FROM consents
     WHERE member_id = $1 AND evidence = 'link' AND happened_at > $2::timestamptz - interval '1 hour'`,
    [memberId, now],
  );
  if ((rows[0]?.changes ?? 0) < LINK_CHANGES_AN_HOUR) return;
  throw new AppError('too_many_attempts', { retryAfterSeconds: 3_600 });
}

/**
 * Writes down what a member chose by the link of a message to them: a consent given to the text of today, or withdrawn. Nothing is written
 * when it is so already. Throws `wrong_state` where a member that is over or a programme without a text would be agreed to something,
 * `too_many_attempts`, `not_found`.
 */
export async function changeChoiceOf(
  context: ConsentContext,
  choice: Choice,
): Promise<readonly AuditChange[]> {
  const { tx, now } = context;
  const { memberId, channel, decision, evidence = 'link' } = choice;
  const { status, language } = await holdConsents(tx, memberId);
  const key = { purpose: 'advertising', channel } as const;
  const held = await findHeldConsent(tx, memberId, key);
  if ((held?.decision ?? 'withdrawn') === decision) return [];
  await requireTurn(context, choice);
  const record = { ...key, source: 'site', evidence, evidenceReference: '' } as const;
  if (decision === 'withdrawn') {
    const { changes } = await appendConsent(context, memberId, { ...record, decision, text: null });
    return changes;
  }
  if (CLOSED_STATUSES.includes(status)) throw new AppError('wrong_state', { status });
  const { currency, todayOn } = await readProgrammeFacts(tx, now);
  const text = await findCurrentText(tx, {
    purpose: key.purpose,
    language: memberLanguage(language, currency),
    todayOn,
  });
  if (text === null) throw new AppError('wrong_state', { status: 'noText' });
  const { changes } = await appendConsent(context, memberId, { ...record, decision, text });
  // Who left and comes back is written to again.
  const back =
    channel === 'phone' ? [] : await release(context, memberId, channel, ['unsubscribed']);
  return [...changes, ...back];
}
