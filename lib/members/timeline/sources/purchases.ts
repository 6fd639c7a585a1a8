import 'server-only';
import { taskCode } from '@/lib/domain/tasks/states';
import { defineSource, told } from '../source';

type Data = {
  readonly store: string;
  readonly receipt: string;
  readonly isReturn: boolean;
  readonly amountMinor: string;
  readonly discountMinor: string;
  readonly lines: number;
  /** The task by which it was claimed; null: it was bought with the card. */
  readonly claimedBy: number | null;
};

const KEY = 'p.purchase_id::text';

/** Receipts and returns. */
export const purchases = defineSource<Data>({
  id: 'purchases',
  kind: 'purchases',
  needs: 'members.read',
  // A business day may differ from the calendar's by one: the bound on it only leaves out whole months.
  rows: ({ read, memberId, before, untilOn, newest }) => read`
    SELECT p.purchased_at AS happened_at, ${read.unsafe(KEY)} AS key, NULL AS actor, jsonb_build_object(
      'store', coalesce(s.name, ''), 'receipt', p.receipt, 'isReturn', p.is_return,
      'claimedBy', (SELECT c.task_id FROM purchase_claims c
        WHERE c.member_id = p.member_id AND c.business_date = p.business_date AND c.purchase_id = p.purchase_id
          AND c.undone_at IS NULL LIMIT 1),
      'amountMinor', p.amount_minor::text, 'discountMinor', p.discount_minor::text, 'lines', (
        SELECT count(*) FROM purchase_lines l
        WHERE l.member_id = p.member_id AND l.business_date = p.business_date AND l.purchase_id = p.purchase_id
      )) AS data
    FROM (
      SELECT * FROM purchases p
      WHERE p.member_id = ${memberId} AND ${before('p.purchased_at', KEY)}
        ${untilOn === null ? read`` : read`AND p.business_date <= ${untilOn}::date`}
      ${newest('p.purchased_at', KEY)}
    ) p
    LEFT JOIN stores s USING (store_id)`,
  tell: ({ store, receipt, isReturn, amountMinor, discountMinor, lines, claimedBy }) => {
    const amount = { moneyMinor: BigInt(amountMinor) };
    const discount = BigInt(discountMinor);
    return {
      icon: isReturn ? 'return' : 'purchase',
      tone: isReturn ? 'warning' : 'good',
      title: isReturn
        ? told('timeline.purchases.returned', { store })
        : told('timeline.purchases.bought', { store }),
      details: [
        told('timeline.purchases.receipt', { receipt }),
        ...(lines > 0 ? [told('timeline.purchases.lines', { count: lines })] : []),
        ...(discount !== 0n
          ? [told('timeline.purchases.discount', { amount: { moneyMinor: discount } })]
          : []),
        ...(claimedBy === null
          ? []
          : [told('timeline.purchases.claimed', { task: taskCode(claimedBy) })]),
      ],
      amountMinor: amount.moneyMinor,
    };
  },
});
