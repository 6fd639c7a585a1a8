import 'server-only';
import { type Tx, withTx } from '@/db/write';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import { type Reward, rewardSchema } from '@/lib/domain/mechanics/rewards';
import { newMember, sql } from '@/lib/points/testing/points-desk';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { giveRewards } from '../rewards/give-rewards';
import type { AwardRow, MissedReward } from '../rewards/reward-kind';

const ACTOR = { label: 'system:test', requestId: 'test' };
export const GIVEN_ON = '2026-11-20';
const GIVEN_AT = new Date('2026-11-20T09:00:00Z');

/** Runs work in a transaction of its own. */
export const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withTx(ACTOR, work);

type RewardJson = NonNullable<MechanicJson['rewards']>[number];

/** A mechanic of a test with its rewards, as they are kept. */
export type SeededMechanic = {
  readonly ruleId: number;
  readonly ruleVersionId: number;
  readonly rewards: readonly Reward[];
};

/** A mechanic in force that gives these. */
export async function mechanicOf(...json: readonly RewardJson[]): Promise<SeededMechanic> {
  const { ruleId, versionId } = await seedRule({
    startsOn: '2026-01-01',
    definition: {
      kind: 'mechanic',
      occasion: { is: 'welcome' },
      rewards: [...json],
      holdoutBps: 0,
    },
  });
  return { ruleId, ruleVersionId: versionId, rewards: json.map((one) => rewardSchema.parse(one)) };
}

/** Ten percent off for 30 days, made for each. */
export const TEN_PERCENT = {
  is: 'coupon',
  from: { by: 'made', prefix: 'VER' },
  off: { by: 'share', bps: 1_000 },
  livesDays: 30,
} as const satisfies RewardJson;

/** Gives what a mechanic gives, as its engine does. */
export async function give(
  mechanic: SeededMechanic,
  rows: readonly AwardRow[],
  givenOn = GIVEN_ON,
): Promise<readonly MissedReward[]> {
  const { missed } = await inTx((tx) =>
    giveRewards(tx, { ...mechanic, givenOn, now: GIVEN_AT, rows }),
  );
  return missed;
}

/** New members, each with one occasion. */
export async function someAwards(count: number): Promise<readonly AwardRow[]> {
  const rows: AwardRow[] = [];
  for (let place = 0; place < count; place += 1) {
    rows.push({ memberId: await newMember(), occurrence: '2026' });
  }
  return rows;
}

let pools = 0;

/** A pool with so many codes. @returns its name */
export async function poolOf(count: number): Promise<string> {
  pools += 1;
  const name = `pool ${pools}`;
  await sql(`INSERT INTO users (user_id, email, name, role, password_hash)
    VALUES (9_001, 'author@rules.test', 'Author', 'marketer', 'x') ON CONFLICT DO NOTHING`);
  await sql(`WITH made AS (
      INSERT INTO coupon_pools (name, loaded, created_by, created_at) VALUES ('${name}', ${count}, 9001, now()) RETURNING pool_id)
    INSERT INTO coupon_codes (code, pool_id) SELECT 'POOL${pools}X' || n, pool_id FROM made, generate_series(1, ${count}) n`);
  return name;
}
