import 'server-only';
import type { Read } from '@/db/read';
import { type Actor, can } from '@/lib/domain/access/actor';
import type { LoserRow, MigrationResult } from '@/lib/domain/analytics/migration-result';
import type { ReportTier } from '@/lib/domain/analytics/tiers-result';
import { giftFor, stepsText, worthOf } from '@/lib/domain/tiers/migration/old-discount';
import { defineQuery } from '@/lib/kernel/query';
import { analyticsState } from '../../analytics-state';
import { type MigrationPlan, planMigration } from './plan';
import { migrationSpec } from './spec';
import { isMadeWhole, memberSums } from './sums';

type Totals = {
  readonly customers: number;
  readonly losers: number;
  readonly winners: number;
  readonly discountMinor: bigint;
  readonly worthMinor: bigint;
  readonly lossMinor: bigint;
  readonly gift: bigint;
  readonly raised: number;
  readonly raiseCostMinor: bigint;
  readonly restGift: bigint;
};

const NOBODY: Totals = {
  ...{ customers: 0, losers: 0, winners: 0, discountMinor: 0n, worthMinor: 0n, lossMinor: 0n },
  ...{ gift: 0n, raised: 0, raiseCostMinor: 0n, restGift: 0n },
};

async function readTotals(read: Read, plan: MigrationPlan): Promise<Totals> {
  const { worth } = plan;
  const aPoint = String(worth.minor * 100n);
  // The fewest whole points worth the loss: see `giftFor`.
  const gift = read`(loss_minor * ${String(worth.hundredths)}::bigint + ${aPoint}::bigint - 1) / ${aPoint}::bigint * 100`;
  const [totals] = await read<Totals[]>`
    SELECT count(*)::int AS customers, count(*) FILTER (WHERE loss_minor > 0)::int AS losers,
      count(*) FILTER (WHERE loss_minor < 0)::int AS winners,
      coalesce(sum(discount_minor), 0)::bigint AS "discountMinor", coalesce(sum(worth_minor), 0)::bigint AS "worthMinor",
      coalesce(sum(loss_minor) FILTER (WHERE loss_minor > 0), 0)::bigint AS "lossMinor",
      coalesce(sum(${gift}) FILTER (WHERE loss_minor > 0), 0)::bigint AS gift,
      count(*) FILTER (WHERE ${isMadeWhole(read)})::int AS raised,
      coalesce(sum(raised_minor - worth_minor) FILTER (WHERE ${isMadeWhole(read)}), 0)::bigint AS "raiseCostMinor",
      coalesce(sum(${gift}) FILTER (WHERE loss_minor > 0 AND (${isMadeWhole(read)}) IS NOT TRUE), 0)::bigint AS "restGift"
    FROM (${memberSums(read, plan)}) sums`;
  return totals ?? NOBODY;
}

type Shown = { readonly page: number; readonly most: number };
type StoredLoser = Omit<LoserRow, 'gift' | 'floorTier'> & {
  readonly step: number;
  readonly isMadeWhole: boolean;
};

/** The greatest losses first. */
function readLosers(read: Read, plan: MigrationPlan, { page, most }: Shown) {
  return read<StoredLoser[]>`
    SELECT member_id::float8 AS "memberId", discount_minor AS "discountMinor", worth_minor AS "worthMinor",
      loss_minor AS "lossMinor", step, coalesce(${isMadeWhole(read)}, false) AS "isMadeWhole"
    FROM (${memberSums(read, plan)}) sums WHERE loss_minor > 0
    ORDER BY loss_minor DESC, member_id LIMIT ${most} OFFSET ${(page - 1) * most}`;
}

type Raise = { readonly step: number; readonly members: number; readonly costMinor: bigint };

/** Of the losers whom a higher tier makes whole, how many there are on each step. */
function readRaises(read: Read, plan: MigrationPlan) {
  return read<Raise[]>`
    SELECT step, count(*)::int AS members, sum(raised_minor - worth_minor)::bigint AS "costMinor"
    FROM (${memberSums(read, plan)}) sums WHERE ${isMadeWhole(read)} GROUP BY step ORDER BY step`;
}

type StoredTier = ReportTier & { readonly tierId: number };

/** The tiers that rates belong to. */
function readTiers(read: Read, { tierIds }: MigrationPlan) {
  return read<StoredTier[]>`
    SELECT tier_id AS "tierId", code, name_en AS "nameEn", name_ru AS "nameRu", shape, colour
    FROM tiers WHERE tier_id = ANY (${tierIds.filter((id) => id !== null)}::int[])`;
}

async function readNames(read: Read, actor: Actor, memberIds: readonly number[]) {
  if (!can(actor, 'members.read') || memberIds.length === 0) return new Map<number, string>();
  const rows = await read<{ id: number; name: string }[]>`
    SELECT member_id::float8 AS id, trim(first_name || ' ' || last_name) AS name
    FROM member_profiles WHERE member_id = ANY (${[...memberIds]}::bigint[])`;
  return new Map(rows.flatMap(({ id, name }) => (name === '' ? [] : [[id, name] as const])));
}

/** A year under the old discount and under the programme, member by member: nobody loses, or who does and by how much. */
export const migrationReport = defineQuery({
  id: 'analytics.migration',
  permission: migrationSpec.permission,
  input: migrationSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input, actor }): Promise<MigrationResult> => {
    const plan = await planMigration(read, input, await analyticsState(read));
    const { worth, tierIds } = plan;
    const totals = await readTotals(read, plan);
    const losers = totals.losers === 0 ? [] : await readLosers(read, plan, input);
    const raises = totals.raised === 0 ? [] : await readRaises(read, plan);
    const tiers = await readTiers(read, plan);
    // Steps are counted from 1: this is the tier above it.
    const above = (step: number) => tiers.find(({ tierId }) => tierId === tierIds[step])?.code;
    const { asOfOn, from, timeZone, currency, steps } = plan;
    return {
      currency,
      facts: {
        ...{ asOfOn, from, timeZone, steps: stepsText(steps) },
        pointValueMinor: worthOf(100n, worth),
        ...totals,
        hasNoLosers: totals.losers === 0,
        giftCostMinor: worthOf(totals.gift, worth),
      },
      tables: {
        losers: losers.map(({ step, isMadeWhole: isRaised, ...row }) => ({
          ...row,
          gift: giftFor(row.lossMinor, worth),
          floorTier: (isRaised ? above(step) : undefined) ?? null,
        })),
        raises: raises.flatMap(({ step, ...row }) => {
          const tier = above(step);
          return tier === undefined ? [] : [{ tier, ...row }];
        }),
      },
      page: input.page,
      tiers,
      names: await readNames(
        read,
        actor,
        losers.map(({ memberId }) => memberId),
      ),
    };
  },
});
