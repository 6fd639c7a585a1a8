import 'server-only';
import {
  LOSERS_SHOWN,
  type LoserRow,
  type MigrationResult,
} from '@/lib/domain/analytics/migration-result';
import { giftFor, stepsText, worthOf } from '@/lib/domain/tiers/migration/old-discount';
import { defineQuery } from '@/lib/kernel/query';
import { analyticsState } from '../../analytics-state';
import { planMigration } from './plan';
import { migrationSpec } from './spec';
import { memberSums } from './sums';

type Totals = {
  readonly customers: number;
  readonly losers: number;
  readonly winners: number;
  readonly discountMinor: bigint;
  readonly worthMinor: bigint;
  readonly lossMinor: bigint;
  readonly gift: bigint;
};

/** A year under the old discount and under the programme, member by member: nobody loses, or who does and by how much. */
export const migrationReport = defineQuery({
  id: 'analytics.migration',
  permission: migrationSpec.permission,
  input: migrationSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input }): Promise<MigrationResult> => {
    const plan = await planMigration(read, input, await analyticsState(read));
    const { worth } = plan;
    const aPoint = worth.minor * 100n;
    const [totals] = await read<Totals[]>`
      SELECT count(*)::int AS customers, count(*) FILTER (WHERE loss_minor > 0)::int AS losers,
        count(*) FILTER (WHERE loss_minor < 0)::int AS winners,
        coalesce(sum(discount_minor), 0)::bigint AS "discountMinor", coalesce(sum(worth_minor), 0)::bigint AS "worthMinor",
        coalesce(sum(loss_minor) FILTER (WHERE loss_minor > 0), 0)::bigint AS "lossMinor",
        coalesce(sum((loss_minor * ${String(worth.hundredths)}::bigint + ${String(aPoint)}::bigint - 1) / ${String(aPoint)}::bigint * 100)
          FILTER (WHERE loss_minor > 0), 0)::bigint AS gift
      FROM (${memberSums(read, plan)}) sums`;
    const losers = await read<Omit<LoserRow, 'gift'>[]>`
      SELECT member_id::float8 AS "memberId", discount_minor AS "discountMinor", worth_minor AS "worthMinor",
        loss_minor AS "lossMinor"
      FROM (${memberSums(read, plan)}) sums WHERE loss_minor > 0 ORDER BY loss_minor DESC, member_id LIMIT ${LOSERS_SHOWN}`;
    const none = { customers: 0, losers: 0, winners: 0 };
    const nothing = { discountMinor: 0n, worthMinor: 0n, lossMinor: 0n, gift: 0n };
    const summed = totals ?? { ...none, ...nothing };
    return {
      currency: plan.currency,
      facts: {
        ...{ asOfOn: plan.asOfOn, from: plan.from, timeZone: plan.timeZone },
        ...{ steps: stepsText(plan.steps), pointValueMinor: worthOf(100n, worth) },
        ...summed,
        hasNoLosers: summed.losers === 0,
        giftCostMinor: worthOf(summed.gift, worth),
      },
      tables: {
        losers: losers.map((row) => ({ ...row, gift: giftFor(row.lossMinor, worth) })),
      },
    };
  },
});
