import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { actorLabel } from '@/lib/domain/access/actor';
import type { Locale } from '@/lib/domain/access/preferences';
import { TAKE_BACK_SECONDS } from '@/lib/domain/consents/limits';
import type {
  ConsentChannel,
  ConsentDecision,
  ConsentPurpose,
  ConsentSource,
} from '@/lib/domain/consents/states';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import type { CurrentText } from '../current-text';
import { appendConsent, lockConsents } from '../record-consent';

const MS_A_SECOND = 1_000;
const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

type Row = {
  readonly consentId: number;
  readonly purpose: ConsentPurpose;
  readonly channel: ConsentChannel;
  readonly decision: ConsentDecision;
  readonly source: ConsentSource;
  readonly textVersion: number | null;
  readonly textLanguage: Locale | null;
  readonly actor: string;
  readonly happenedAt: Date;
};

/** The record and the one before it of the same purpose and channel, the latest first. Empty: it is not the latest. */
async function lastTwo(tx: Tx, memberId: number, consentId: number): Promise<readonly Row[]> {
  const { rows } = await tx.client.query<Row>(
    `SELECT c.consent_id::float8 AS "consentId", c.purpose, c.channel, c.decision, c.source,
       c.text_version AS "textVersion", c.text_language AS "textLanguage", c.actor, c.happened_at AS "happenedAt"
     FROM consents c JOIN consent_states s USING (member_id, purpose, channel)
     WHERE c.member_id = $1 AND s.consent_id = $2 ORDER BY c.consent_id DESC LIMIT 2`,
    [memberId, consentId],
  );
  return rows;
}

function textOf(row: Row | undefined): CurrentText | null {
  if (row?.decision !== 'given' || row.textVersion === null || row.textLanguage === null) {
    return null;
  }
  return { version: row.textVersion, language: row.textLanguage };
}

/**
 * Takes back what the same person wrote down by mistake a moment ago, by a record that says so: what held before holds
 * again, and what never was asked is withdrawn. Messages that a withdrawal dropped stay dropped. Throws `wrong_state` when it
 * is not their own, not the latest, or too long ago; `not_found`.
 */
export const takeBackConsent = defineCommand({
  id: 'consents.takeBack',
  permission: 'consents.edit',
  input: z.object({ memberId: id, consentId: id }),
  run: async (context) => {
    const { tx, actor, now } = context;
    const { memberId, consentId } = context.input;
    await lockConsents(tx, memberId);
    const [mistake, before] = await lastTwo(tx, memberId, consentId);
    const isRecent =
      mistake !== undefined &&
      now.getTime() - mistake.happenedAt.getTime() <= TAKE_BACK_SECONDS * MS_A_SECOND;
    if (!isRecent || mistake.actor !== actorLabel(actor)) throw new AppError('wrong_state');
    const text = textOf(before);
    const { purpose, channel, source } = mistake;
    const appended = await appendConsent(context, memberId, {
      purpose,
      channel,
      decision: text === null ? 'withdrawn' : 'given',
      text,
      source,
      evidence: 'correction',
      evidenceReference: '',
      correctsId: consentId,
    });
    return { result: { consentId: appended.consentId }, changes: appended.changes };
  },
});
