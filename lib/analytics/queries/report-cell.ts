import 'server-only';
import { z } from 'zod';
import { can } from '@/lib/domain/access/actor';
import {
  CELL_MEMBERS_SHOWN,
  type CellMember,
  type CellPage,
} from '@/lib/domain/analytics/cell-page';
import { averageMinor } from '@/lib/domain/analytics/ratios';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { shownTier, type TierColumns, tierColumns } from '@/lib/members/shown-tier';
import { analyticsState } from '../analytics-state';
import { reportMembersFilter } from '../reports/drill';

type SumRow = {
  readonly members: number;
  readonly receipts: number | null;
  readonly revenueMinor: bigint | null;
  readonly points: bigint | null;
};

/** One figure of a report: its sums and the first 25 of its members. */
export const reportCell = defineQuery({
  id: 'analytics.reportCell',
  permission: 'members.read',
  input: z.object({
    report: z.string(),
    params: z.record(z.string(), z.string()),
    cell: z.string(),
  }),
  mayBeStale: true,
  run: async ({ read, input, actor }): Promise<CellPage> => {
    if (!can(actor, 'analytics.read')) {
      throw new AppError('forbidden', { permission: 'analytics.read' });
    }
    const [state, { members: found, measure, label, asOfOn, says }] = await Promise.all([
      analyticsState(read),
      reportMembersFilter(read, input),
    ]);
    const members =
      measure === 'points'
        ? read`SELECT member_id, 0 AS receipts, 0::bigint AS revenue_minor, points FROM (${found}) held`
        : read`SELECT member_id, receipts, revenue_minor, 0::bigint AS points FROM (${found}) bought`;
    const [sums, rows] = await Promise.all([
      read<SumRow[]>`
        SELECT count(*)::int AS members, sum(receipts)::int AS receipts,
               sum(revenue_minor)::bigint AS "revenueMinor", sum(points)::bigint AS points FROM (${members}) behind`,
      read<(Omit<CellMember, 'tier'> & TierColumns)[]>`
        SELECT b.member_id AS "memberId", b.receipts, b.revenue_minor AS "revenueMinor", b.points,
               coalesce(nullif(trim(p.first_name || ' ' || p.last_name), ''), 'MBR-' || b.member_id) AS name,
               v.last_on AS "lastPurchaseOn", ${read.unsafe(tierColumns('t'))}
        FROM (SELECT member_id, receipts, revenue_minor, points FROM (${members}) behind
              ORDER BY revenue_minor DESC, points DESC, member_id LIMIT ${CELL_MEMBERS_SHOWN}) b
        LEFT JOIN member_summary s USING (member_id)
        LEFT JOIN member_profiles p USING (member_id)
        LEFT JOIN tiers t USING (tier_id)
        CROSS JOIN LATERAL (
          SELECT max(business_date) AS last_on FROM purchases
          WHERE member_id = b.member_id AND NOT is_return AND business_date <= ${asOfOn}::date
        ) v
        ORDER BY b.revenue_minor DESC, b.points DESC, b.member_id`,
    ]);
    const [sum] = sums;
    const receipts = sum?.receipts ?? 0;
    const revenueMinor = sum?.revenueMinor ?? 0n;
    return {
      label,
      isSaid: says !== null,
      measure,
      currency: state.currency,
      asOfOn,
      members: sum?.members ?? 0,
      receipts,
      revenueMinor,
      averageReceiptMinor: averageMinor(revenueMinor, receipts),
      points: sum?.points ?? 0n,
      rows: rows.map((row) => ({
        memberId: row.memberId,
        name: row.name,
        tier: shownTier(row),
        lastPurchaseOn: row.lastPurchaseOn,
        receipts: row.receipts,
        revenueMinor: row.revenueMinor,
        points: row.points,
      })),
    };
  },
});
