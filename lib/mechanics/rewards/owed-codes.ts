import 'server-only';
import type { Tx } from '@/db/write';
import type { Reward } from '@/lib/domain/mechanics/rewards';
import type { MissedReward } from './reward-kind';

const OWE = `
  INSERT INTO owed_codes (member_id, rule_id, occurrence, place, rule_version_id, pool, owed_at)
  SELECT o.member_id, $1, o.occurrence, o.place, $2, o.pool, $3
  FROM unnest($4::bigint[], $5::text[], $6::smallint[], $7::text[]) AS o (member_id, occurrence, place, pool)
  ORDER BY o.member_id, o.occurrence, o.place ON CONFLICT DO NOTHING`;

type Owing = {
  readonly ruleId: number;
  readonly ruleVersionId: number;
  readonly rewards: readonly Reward[];
  readonly now: Date;
};

/** The pool that a reward takes its codes from; null: from none. */
export function poolOf(reward: Reward | undefined): string | null {
  return reward?.is === 'coupon' && reward.from.by === 'pool' ? reward.from.pool : null;
}

/** Notes which codes awards did not get because their pool had none left: they get them once it has. */
export async function oweCodes(
  { client }: Tx,
  { ruleId, ruleVersionId, rewards, now }: Owing,
  missed: readonly MissedReward[],
): Promise<void> {
  const owed = missed.flatMap(({ why, ...one }) => {
    const pool = poolOf(rewards[one.place]);
    return why === 'poolDry' && pool !== null ? [{ ...one, pool }] : [];
  });
  if (owed.length === 0) return;
  await client.query(OWE, [
    ...[ruleId, ruleVersionId, now],
    owed.map(({ memberId }) => memberId),
    owed.map(({ occurrence }) => occurrence),
    owed.map(({ place }) => place),
    owed.map(({ pool }) => pool),
  ]);
}
