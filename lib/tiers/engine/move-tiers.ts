import 'server-only';
import type { Tx } from '@/db/write';
import type { TierReason } from '@/lib/domain/members/tier-reasons';
import { tellTierReason } from '@/lib/members/tier/tell-tier-reason';
import { cohortSums, noteCohorts } from '@/lib/purchases/posting/cohort-sums';
import { rfmCellSums } from '@/lib/purchases/posting/rfm-cells';
import { SHARE_WINDOWS } from '@/lib/purchases/posting/statements';

/** A member who shows another tier from now on; null: none. */
export type TierMove = {
  readonly memberId: number;
  readonly tierId: number | null;
  readonly reason: TierReason;
};

const IDS = 'SELECT member_id FROM tier_moves';
const COHORTS = cohortSums('tier_moves JOIN member_summary s USING (member_id)');
const SCORED = rfmCellSums(`member_summary s WHERE s.member_id IN (${IDS})`);

/** What is summed by tier leaves the old one (-) or enters the new one. */
const cells = (sign: '' | '-'): readonly string[] => [
  noteCohorts(COHORTS, sign),
  `INSERT INTO rfm_deltas (code, tier_id, home_store_id, customers, receipts, revenue_minor)
   SELECT code, tier_id, home_store_id, ${sign}customers, ${sign}receipts, ${sign}revenue_minor FROM (${SCORED}) c`,
];

/** Members with the same reason: the trigger that writes the change down is told it once. */
async function moveForOneReason(tx: Tx, reason: TierReason, moves: readonly TierMove[]) {
  const run = (text: string, values: readonly unknown[] = []) => tx.client.query(text, [...values]);
  await tellTierReason(tx, reason);
  await run(
    'CREATE TEMP TABLE tier_moves (member_id bigint PRIMARY KEY, tier_id smallint) ON COMMIT DROP',
  );
  await run('INSERT INTO tier_moves SELECT * FROM unnest($1::bigint[], $2::smallint[])', [
    moves.map(({ memberId }) => memberId),
    moves.map(({ tierId }) => tierId),
  ]);
  for (const text of cells('-')) await run(text);
  await run(`UPDATE members m SET tier_id = t.tier_id, version = m.version + 1 FROM tier_moves t
    WHERE m.member_id = t.member_id AND m.tier_id IS DISTINCT FROM t.tier_id`);
  await run(
    'UPDATE member_summary s SET tier_id = t.tier_id FROM tier_moves t WHERE s.member_id = t.member_id',
  );
  await run(
    'UPDATE member_sort_keys k SET tier_id = t.tier_id FROM tier_moves t WHERE k.member_id = t.member_id',
  );
  for (const text of cells('')) await run(text);
  await run('DROP TABLE tier_moves');
}

/** Shows members their new tiers, and moves everything that is summed by tier along. Members are locked in the order of ids. */
export async function moveTiers(tx: Tx, moves: readonly TierMove[]): Promise<void> {
  if (moves.length === 0) return;
  await tx.client.query(SHARE_WINDOWS);
  await tx.client.query(
    `SELECT count(*) FROM (
       SELECT FROM member_summary WHERE member_id = ANY ($1::bigint[]) ORDER BY member_id FOR UPDATE) locked`,
    [moves.map(({ memberId }) => memberId)],
  );
  const reasons = [...new Set(moves.map(({ reason }) => reason))].toSorted();
  for (const reason of reasons) {
    await moveForOneReason(
      tx,
      reason,
      moves.filter((move) => move.reason === reason),
    );
  }
}
