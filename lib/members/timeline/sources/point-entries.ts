import 'server-only';
import { memberCode } from '@/lib/domain/members/states';
import type { TimelineTone, Told } from '@/lib/domain/members/timeline/timeline';
import type { AdjustReason, EntryKind } from '@/lib/domain/points/states';
import { toPoints } from '@/lib/domain/shared/points';
import { NUMBER_OF_RECEIPT, RECEIPT_OF_ENTRY } from '@/lib/points/receipt-of-entry';
import { defineSource, told, words } from '../source';

type Data = {
  readonly seq: number;
  readonly kind: EntryKind;
  readonly amount: string;
  readonly pending: string;
  readonly debt: string;
  readonly balanceAfter: string;
  readonly reason: AdjustReason | null;
  readonly other: number | null;
  readonly agreed: string | null;
  readonly receipt: string | null;
  readonly store: string | null;
};

// Padded, so that entries of one moment stand in the order in which they were booked.
const KEY = `lpad(e.seq::text, 10, '0')`;

/** A receipt or the calendar is cause enough: that no person did it need not be told on every line. */
const ACTOR = `CASE WHEN e.actor LIKE 'system:%' AND (p.receipt IS NOT NULL OR e.kind = 'expire') THEN NULL ELSE e.actor END`;

const points = (text: string) => toPoints(BigInt(text));

function toneOf({ kind, amount }: Data): TimelineTone {
  if (kind === 'expire' || kind === 'write_off' || kind === 'earn_reversal') return 'warning';
  return BigInt(amount) > 0n ? 'good' : 'plain';
}

/** Why, in short facts: the receipt, the reason, the other member, the second person; then what is left. */
function detailsOf(data: Data): Told[] {
  const { receipt, store, reason, other, agreed, pending, debt, balanceAfter } = data;
  return [
    ...(receipt === null ? [] : [told('timeline.points.receipt', { receipt, store: store ?? '' })]),
    ...(reason === null
      ? []
      : [told('timeline.points.because', { reason: words(`points.reasons.${reason}`) })]),
    ...(other === null ? [] : [told('points.statement.other', { member: memberCode(other) })]),
    ...(agreed === null ? [] : [told('timeline.points.agreed', { name: agreed })]),
    ...(pending === '0'
      ? []
      : [told('timeline.points.pending', { points: { points: points(pending) } })]),
    ...(debt === '0' ? [] : [told('timeline.points.debt', { points: { points: points(debt) } })]),
    told('timeline.points.balance', { points: { points: points(balanceAfter) } }),
  ];
}

/** Movements of points: earned, spent, expired, corrected, each with why. Opens its line of the statement. */
export const pointEntries = defineSource<Data>({
  id: 'pointEntries',
  kind: 'points',
  needs: 'points.read',
  rows: ({ read, memberId, before, newest }) => read`
    SELECT e.occurred_at AS happened_at, ${read.unsafe(KEY)} AS key, ${read.unsafe(ACTOR)} AS actor, jsonb_build_object(
      'seq', e.seq, 'kind', e.kind, 'amount', e.amount::text, 'pending', e.pending::text, 'debt', e.debt::text,
      'balanceAfter', e.balance_after::text, 'reason', e.reason, 'other', e.other_member_id, 'agreed', u.name,
      'receipt', ${read.unsafe(NUMBER_OF_RECEIPT)}, 'store', s.name) AS data
    FROM (
      SELECT * FROM point_entries e WHERE e.member_id = ${memberId} AND ${before('e.occurred_at', KEY)}
      ${newest('e.occurred_at', KEY)}
    ) e
    LEFT JOIN users u ON u.user_id = e.approved_by ${read.unsafe(RECEIPT_OF_ENTRY)}`,
  tell: (data, { memberId }) => {
    const { seq, kind, amount } = data;
    return {
      icon: 'points',
      tone: toneOf(data),
      title: told(`points.kinds.${kind}`),
      href: `/members/${memberId}/points?upTo=${seq}&open=${seq}`,
      details: detailsOf(data),
      points: amount === '0' ? null : points(amount),
    };
  },
});
