import 'server-only';
import type { Tx } from '@/db/write';
import type { Actor } from '@/lib/domain/access/actor';
import { decide } from '@/lib/domain/cards/may-do';
import type { BlockReason, CardNeed, CardOperation, CardStatus } from '@/lib/domain/cards/states';
import type { AuditChange } from '@/lib/kernel/audit';
import type { LockedCard } from './lock-card';
import { recordEvent } from './record-event';
import { refuse } from './refuse';

/** A card after an operation. */
export type CardResult = {
  readonly cardId: number;
  readonly memberId: number;
  readonly number: string;
  readonly status: CardStatus;
  readonly version: number;
};

type Context = { readonly tx: Tx; readonly actor: Actor; readonly now: Date };

type Step = {
  readonly operation: CardOperation;
  readonly note: string;
  readonly blockReason?: BlockReason;
  /** The checks that the person says they made. */
  readonly checks?: readonly CardNeed[];
  readonly replacedBy?: number;
  /** The member at whom the number goes on; 0: the stock. */
  readonly movedTo?: number;
  readonly expiresOn?: string | null;
  /** The day it is handed over, when this step does so. */
  readonly issuedOn?: string;
};

/** What the audit log says of a card. The number stays out: it finds a person. */
export function auditedCard(card: {
  readonly memberId: number;
  readonly status: CardStatus;
  readonly blockReason: BlockReason | null;
  readonly expiresOn: string | null;
  readonly version: number;
}): Record<string, unknown> {
  const { memberId, status, blockReason, expiresOn, version } = card;
  return { memberId, status, blockReason, expiresOn, version };
}

/** The way of an operation out of the card's state, with everything it needs. Throws `card_refused` with the reason. */
export function requireWay(
  card: LockedCard,
  { operation, blockReason, checks = [] }: Pick<Step, 'operation' | 'blockReason' | 'checks'>,
): { readonly to: CardStatus; readonly checks: readonly CardNeed[] } {
  const verdict = decide(card, operation, { blockReason, checks });
  if ('refusal' in verdict) throw refuse(verdict.refusal);
  const { to, needs } = verdict.transition;
  return { to, checks: needs.filter((need) => need !== 'blockReason') };
}

/**
 * Takes a locked card one step along its life: decides, changes, appends the event. Throws `card_refused` with the
 * reason; then nothing is written.
 */
export async function operateCard(
  context: Context,
  card: LockedCard,
  step: Step,
): Promise<{ readonly result: CardResult; readonly changes: readonly AuditChange[] }> {
  const { memberId, cardId, number } = card;
  const { to, checks } = requireWay(card, step);
  const blockReason = to === 'blocked' ? (step.blockReason ?? null) : null;
  const expiresOn = step.expiresOn === undefined ? card.expiresOn : step.expiresOn;
  const version = card.version + 1;
  await context.tx.client.query(
    `UPDATE cards SET status = $3, block_reason = $4, replaced_by = $5, expires_on = $6, version = $7,
       issued_on = coalesce($8, issued_on), moved_to = $9
     WHERE member_id = $1 AND card_id = $2`,
    [
      memberId,
      cardId,
      to,
      blockReason,
      step.replacedBy ?? null,
      expiresOn,
      version,
      step.issuedOn ?? null,
      step.movedTo ?? null,
    ],
  );
  await recordEvent(context, {
    memberId,
    cardId,
    cardVersion: version,
    operation: step.operation,
    from: card.status,
    to,
    blockReason,
    checks,
    relatedCardId: step.replacedBy ?? null,
    relatedMemberId: step.movedTo || null,
    expiresOn: step.expiresOn ?? null,
    note: step.note,
  });
  return {
    result: { cardId, memberId, number, status: to, version },
    changes: [
      {
        subjectKind: 'card',
        subjectId: cardId,
        before: auditedCard(card),
        after: auditedCard({ memberId, status: to, blockReason, expiresOn, version }),
      },
    ],
  };
}
