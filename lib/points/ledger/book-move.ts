import 'server-only';
import type { Lot } from '@/lib/domain/points/lots';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import { repayDebt } from './credit';
import type { LockedAccount } from './lock-accounts';
import type { LedgerContext, Movement } from './movement';
import { postEntry } from './post-entry';

/** A part of a lot that goes over to another account. */
type Part = { readonly lot: Lot; readonly amount: Points };

/** What was moved: the entries on both sides, null when there was nothing; amounts in hundredths. */
export type Moved = {
  readonly outSeq: number | null;
  readonly inSeq: number | null;
  readonly points: Points;
  readonly pending: Points;
  readonly debt: Points;
};

const sumOf = (parts: readonly Part[], state: 'available' | 'pending') =>
  toPoints(parts.reduce((sum, { lot, amount }) => (lot.state === state ? sum + amount : sum), 0n));

/** Books the parts, and the debt, out of one account and into another: paired entries, each lot keeping its end. */
export async function bookMove(
  context: LedgerContext,
  { from, to }: { readonly from: LockedAccount; readonly to: LockedAccount },
  {
    kind,
    parts,
    debt,
    movement,
  }: {
    readonly kind: 'merge' | 'transfer';
    readonly parts: readonly Part[];
    readonly debt: Points;
    readonly movement: Movement;
  },
): Promise<Moved> {
  const points = sumOf(parts, 'available');
  const pending = sumOf(parts, 'pending');
  if (parts.length === 0 && debt === 0n) {
    return { outSeq: null, inSeq: null, points, pending, debt };
  }
  const out = await postEntry(context, from, {
    movement,
    entry: {
      kind: `${kind}_out`,
      amount: toPoints(debt - points),
      pending: toPoints(-pending),
      debt: toPoints(-debt),
      otherMemberId: to.memberId,
      takes: parts.map(({ lot, amount }) => ({ lotId: lot.lotId, amount, end: 'consumed' })),
    },
  });
  const into = await postEntry(context, to, {
    movement,
    entry: {
      kind: `${kind}_in`,
      amount: toPoints(points - debt),
      pending,
      debt,
      otherMemberId: from.memberId,
      gives: parts.map(({ lot, amount }) => ({
        amount,
        earnedAt: lot.earnedAt,
        expiresAt: lot.expiresAt,
        activatesAt: lot.state === 'pending' ? lot.activatesAt : null,
        from: { memberId: from.memberId, lotId: lot.lotId },
      })),
    },
  });
  await repayDebt(context, into.account, movement);
  return { outSeq: out.seq, inSeq: into.seq, points, pending, debt };
}
