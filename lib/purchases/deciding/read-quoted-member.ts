import 'server-only';
import type { MemberStatus } from '@/lib/domain/members/states';
import { refusalOf } from '@/lib/domain/points/may-move';
import type { PurchaseNotice } from '@/lib/domain/purchases/receipt-answer';
import type { Bought } from '@/lib/domain/rules/facts';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import type { RunRows } from '../claims/read-receipts';
import { noticeOf } from './earn-on-receipt';

/** What a quote asks of a member beside the rules' own context. */
export type QuotedMember = {
  /** What can be spent now, the household's too. */
  readonly available: Points;
  readonly withheld: PurchaseNotice | null;
  readonly mayRedeem: boolean;
  readonly bought: Bought;
};

type Row = {
  readonly status: MemberStatus;
  readonly isFrozen: boolean;
  readonly available: string;
  readonly everMinor: string;
  readonly yearMinor: string;
};

/** Accounts that are frozen and suspended members of the household give nothing; what is over counts as gone. */
const READ = `
  SELECT m.status, coalesce(a.frozen_at IS NOT NULL, false) AS "isFrozen",
    (SELECT coalesce(sum(l.remaining - l.held), 0)::text
     FROM (SELECT $1::bigint AS member_id
           UNION SELECT other.member_id FROM household_members own JOIN household_members other USING (household_id)
           WHERE own.member_id = $1 AND own.state = 'joined' AND other.state = 'joined') purse
     JOIN members p USING (member_id)
     LEFT JOIN point_accounts pa USING (member_id)
     JOIN point_lots l USING (member_id)
     WHERE l.state = 'available' AND (l.expires_at IS NULL OR l.expires_at > $2)
       AND (p.member_id = $1 OR (p.status IN ('active', 'closing') AND pa.frozen_at IS NULL))) AS available,
    ((SELECT coalesce(sum(revenue_minor), 0) FROM member_months
      WHERE member_id = $1 AND month < date_trunc('month', $3::date::timestamp)::date)
    + (SELECT coalesce(sum(amount_minor), 0) FROM purchases WHERE member_id = $1 AND business_date < $3::date
        AND business_date >= date_trunc('month', $3::date::timestamp)::date))::text AS "everMinor",
    (SELECT coalesce(sum(amount_minor), 0)::text FROM purchases
      WHERE member_id = $1 AND business_date < $3::date AND business_date >= $3::date - 365) AS "yearMinor"
  FROM members m LEFT JOIN point_accounts a USING (member_id) WHERE m.member_id = $1`;

/** Reads in one statement what a quote asks of a member. */
export async function readQuotedMember(
  run: RunRows,
  {
    memberId,
    businessDate,
    now,
  }: { readonly memberId: number; readonly businessDate: string; readonly now: Date },
): Promise<QuotedMember> {
  const [row] = await run<Row>(READ, [memberId, now.toISOString(), businessDate]);
  const none = { available: toPoints(0n), withheld: 'over' as const, mayRedeem: false };
  if (row === undefined) return { ...none, bought: { everMinor: 0n, yearMinor: 0n } };
  return {
    available: toPoints(BigInt(row.available)),
    withheld: noticeOf(row),
    mayRedeem: refusalOf(row, 'redeem') === null,
    bought: { everMinor: BigInt(row.everMinor), yearMinor: BigInt(row.yearMinor) },
  };
}
