import 'server-only';
import { lockCard } from '@/lib/cards/lock-card';
import { passCard } from '@/lib/cards/pass-card';
import { appendConsent, type ConsentContext, type NewConsent } from '@/lib/consents/record-consent';
import type { AuditChange } from '@/lib/kernel/audit';

type Context = ConsentContext;
type Ends = { readonly from: number; readonly to: number };

/** More cards of one member than this are nobody's daily life. */
const CARDS_LIMIT = 500;

const LIVE_CARDS = `
  SELECT card_id::float8 AS "cardId", version FROM cards
  WHERE member_id = $1 AND moved_to IS NULL AND status IN ('produced', 'issued', 'active', 'blocked')
    AND ($2::bigint[] IS NULL OR card_id = ANY ($2::bigint[]))
  ORDER BY card_id LIMIT ${CARDS_LIMIT}`;

/**
 * Lets the cards of a member that are not at their end go on at another one; those that are stay where their life was.
 * With `only`, of these alone. @returns their ids there
 */
export async function moveCards(
  context: Context,
  { from, to }: Ends,
  only: readonly number[] | null = null,
): Promise<{ readonly cards: readonly number[]; readonly changes: readonly AuditChange[] }> {
  const { rows } = await context.tx.client.query<{ cardId: number; version: number }>(LIVE_CARDS, [
    from,
    only,
  ]);
  const cards: number[] = [];
  const changes: AuditChange[] = [];
  for (const row of rows) {
    const card = await lockCard(context.tx, row);
    const passing = { operation: 'moveWithMember', toMemberId: to, note: '' } as const;
    const passed = await passCard(context, card, passing);
    cards.push(passed.result.newCard.cardId);
    changes.push(...passed.changes);
  }
  return { cards, changes };
}

/** External ids find the member who stays from now on. With `only`, these alone. @returns which they were */
export async function moveExternals(
  { tx }: Context,
  { from, to }: Ends,
  only: readonly string[] | null = null,
): Promise<readonly string[]> {
  const { rows } = await tx.client.query<{ value: string }>(
    `UPDATE identity_claims SET member_id = $2
     WHERE kind = 'external' AND member_id = $1 AND ($3::text[] IS NULL OR value = ANY ($3::text[])) RETURNING value`,
    [from, to, only],
  );
  return rows.map(({ value }) => value);
}

type Withdrawn = Pick<NewConsent, 'purpose' | 'channel' | 'source' | 'evidence'>;

/** Whoever withdrew a consent under one of two numbers has withdrawn it: what only one of them gave does not hold. */
export async function keepWithdrawals(
  context: Context,
  { from, to }: Ends,
): Promise<readonly AuditChange[]> {
  const { rows } = await context.tx.client.query<Withdrawn>(
    `SELECT s.purpose, s.channel, c.source, c.evidence
     FROM consent_states s JOIN consents c USING (member_id, consent_id)
     JOIN consent_states held ON held.member_id = $2 AND held.purpose = s.purpose AND held.channel = s.channel
     WHERE s.member_id = $1 AND s.decision = 'withdrawn' AND held.decision = 'given' AND c.corrects_id IS NULL
     ORDER BY s.purpose, s.channel`,
    [from, to],
  );
  const changes: AuditChange[] = [];
  for (const row of rows) {
    const appended = await appendConsent(context, to, {
      ...row,
      decision: 'withdrawn',
      text: null,
      evidenceReference: '',
    });
    changes.push(...appended.changes);
  }
  return changes;
}
