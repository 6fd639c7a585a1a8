import 'server-only';
import { PURCHASE_SOURCE } from '@/lib/domain/points/purchase-key';
import type { PurchaseInput } from '@/lib/domain/purchases/receipt-input';
import type { ActiveRule } from '@/lib/domain/rules/definition';
import type { ReceiptFacts } from '@/lib/domain/rules/facts';
import { quoteSpending } from '@/lib/domain/rules/quote-spending';
import { AppError } from '@/lib/domain/shared/errors';
import { type Points, pointsText, toPoints } from '@/lib/domain/shared/points';
import { debitShared } from '@/lib/points/ledger/debit-shared';
import type { LockedAccount } from '@/lib/points/ledger/lock-accounts';
import { type LockedHold, readHold } from '@/lib/points/ledger/lock-hold';
import type { SharedAccounts } from '@/lib/points/ledger/lock-shared';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import { postEntry } from '@/lib/points/ledger/post-entry';

/** Points that pay on a receipt, judged and not booked yet. */
export type Spending = {
  readonly points: Points;
  readonly minor: bigint;
  readonly hold: LockedHold | null;
};

const NOTHING: Spending = { points: toPoints(0n), minor: 0n, hold: null };

/** Throws `wrong_state` when the hold has ended. */
function requireOpenHold(hold: LockedHold, now: Date): void {
  const isLapsed = hold.state === 'open' && hold.lapsesAt.getTime() <= now.getTime();
  if (hold.state === 'open' && !isLapsed) return;
  throw new AppError('wrong_state', { state: isLapsed ? 'lapsed' : hold.state });
}

/**
 * What points pay of a receipt, exactly as many as are asked. Throws `spending_refused` with the reason and, where there is a
 * most, with the least and the most that the rules let pay; `wrong_state` and `not_found` of a hold.
 */
export async function judgeSpending(
  { tx, now }: LedgerContext,
  {
    spend,
    memberId,
    mayRedeem,
    rules,
    facts,
  }: {
    readonly spend: PurchaseInput['spend'];
    /** Null: a guest. */
    readonly memberId: number | null;
    readonly mayRedeem: boolean;
    readonly rules: readonly ActiveRule[];
    readonly facts: ReceiptFacts;
  },
): Promise<Spending> {
  if (spend === null) return NOTHING;
  if (memberId === null) throw new AppError('spending_refused', { reason: 'guest' });
  if (!mayRedeem) throw new AppError('spending_refused', { reason: 'card' });
  const hold =
    spend.kind === 'hold' ? await readHold(tx, { memberId, holdId: spend.holdId }) : null;
  if (hold !== null) requireOpenHold(hold, now);
  const wanted = spend.kind === 'hold' ? (hold?.points ?? toPoints(0n)) : spend.points;
  // Whether there are so many is judged where they are taken: here only whether they may pay.
  const quote = quoteSpending({ rules, facts, available: wanted, wanted });
  if (quote.refusal === null && quote.points === wanted) {
    return { points: quote.points, minor: quote.minor, hold };
  }
  throw new AppError('spending_refused', {
    reason: quote.refusal ?? 'aboveMost',
    least: pointsText(quote.least),
    most: pointsText(quote.most),
  });
}

/** What of an account went, and how it stands after it. */
type Paid = {
  readonly own: LockedAccount;
  readonly seqs: readonly { readonly memberId: number; readonly seq: number }[];
};

/**
 * Books the points that pay: from the hold's own lots, or from the member's and their household's in the order of consumption.
 * Throws `insufficient_points`, `points_refused`.
 */
export async function paySpending(
  context: LedgerContext,
  accounts: SharedAccounts,
  {
    spending: { points, hold },
    key,
    occurredAt,
  }: { readonly spending: Spending; readonly key: string; readonly occurredAt: Date },
): Promise<Paid> {
  const { own } = accounts;
  if (points === 0n) return { own, seqs: [] };
  const movement = { source: PURCHASE_SOURCE, key, occurredAt };
  if (hold === null) {
    const { parts } = await debitShared(context, accounts, { points, movement });
    const mine = parts.find(({ before }) => before.memberId === own.memberId);
    const seqs = parts.map(({ before, posted }) => ({
      memberId: before.memberId,
      seq: posted.seq,
    }));
    return { own: mine?.posted.account ?? own, seqs };
  }
  const takes = hold.lots.map(({ lotId, amount }) => ({
    ...{ lotId, amount, released: amount },
    end: 'consumed' as const,
  }));
  const entry = { kind: 'redeem', amount: toPoints(-points), takes } as const;
  const posted = await postEntry(context, own, { entry, movement });
  await context.tx.client.query(
    `UPDATE point_holds SET state = 'captured', ended_at = $3, seq = $4 WHERE member_id = $1 AND hold_id = $2`,
    [own.memberId, hold.holdId, context.now, posted.seq],
  );
  return { own: posted.account, seqs: [{ memberId: own.memberId, seq: posted.seq }] };
}
