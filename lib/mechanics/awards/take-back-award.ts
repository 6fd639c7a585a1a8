import 'server-only';
import { termsOf } from '@/lib/domain/rules/terms-of';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import { lockAccount } from '@/lib/points/ledger/lock-accounts';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import { takeBack } from '@/lib/points/ledger/take-back';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { readActiveRules } from '@/lib/rules/read-active-rules';
import { takeBackRewards } from '../rewards/give-rewards';
import { AWARD_SOURCE, movementKey } from './give-points';

/** An award that lost its ground. */
export type LostAward = { readonly memberId: number; readonly key: string };

type Standing = {
  readonly memberId: number;
  /** Whose account it is now: of a member who was merged, the other's. */
  readonly accountId: number;
  readonly occurrence: string;
  readonly state: 'given' | 'waiting';
  readonly points: string;
  readonly minor: string;
};

/** What stands of an occurrence, whoever was given for it. */
const STANDING = `
  SELECT a.member_id::float8 AS "memberId", coalesce(m.merged_into, a.member_id)::float8 AS "accountId", a.occurrence, a.state,
    a.points::text AS points, a.minor::text AS minor
  FROM awards a JOIN members m USING (member_id)
  WHERE a.rule_id = $1 AND a.state IN ('given', 'waiting')
    AND ((a.member_id, a.occurrence) IN (SELECT * FROM unnest($2::bigint[], $3::text[]))
      OR (a.through_member_id, a.occurrence) IN (SELECT o.id, 'of:' || o.id || ':' || o.key FROM unnest($2::bigint[], $3::text[]) o (id, key)))
  ORDER BY a.member_id, a.occurrence FOR UPDATE OF a`;

const ENTRIES = `
  SELECT member_id::float8 AS "memberId", seq, (amount + pending)::text AS points FROM point_entries
  WHERE source = $1 AND kind = 'earn' AND (key = $2 OR key LIKE $3) ORDER BY seq`;

/** Of a key as a pattern: nothing in it stands for anything else. */
const literal = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&');

async function takePoints(
  context: LedgerContext,
  { ruleId, award, stopsAtZero }: { ruleId: number; award: Standing; stopsAtZero: boolean },
): Promise<void> {
  const { tx, now } = context;
  const key = movementKey(ruleId, award, 0);
  const { rows } = await tx.client.query<{ memberId: number; seq: number; points: string }>(
    ENTRIES,
    [AWARD_SOURCE, key, `${literal(key)}:_`],
  );
  for (const { memberId, seq, points } of rows) {
    const account = await lockAccount(tx, award.accountId, now);
    await takeBack(context, account, {
      of: { memberId, seq },
      points: toPoints(BigInt(points)),
      stopsAtZero,
      movement: { source: AWARD_SOURCE, key: `${key}:back:${seq}` },
    });
  }
}

/**
 * Takes back what a mechanic gave for occurrences that lost their ground, from everybody who was given for them, as a return takes back: a
 * debt, or down to zero, by the terms of the day. The budget gets it again. Once: an award that was taken back is left alone.
 * @returns how many awards, and what they had counted for
 */
export async function takeBackAwards(
  context: LedgerContext,
  { ruleId, lost }: { readonly ruleId: number; readonly lost: readonly LostAward[] },
): Promise<{ readonly awards: number; readonly points: Points; readonly minor: bigint }> {
  const { tx, now } = context;
  const sums = { awards: 0, points: toPoints(0n), minor: 0n };
  if (lost.length === 0) return sums;
  const { rows } = await tx.client.query<Standing>(STANDING, [
    ruleId,
    lost.map(({ memberId }) => memberId),
    lost.map(({ key }) => key),
  ]);
  const { todayOn } = await readProgrammeFacts(tx, now);
  const { terms } = termsOf(await readActiveRules(rowsOf(tx), todayOn), todayOn);
  const stopsAtZero = terms.takesBack === 'stopAtZero';
  for (const award of rows) {
    if (award.state === 'given') await takePoints(context, { ruleId, award, stopsAtZero });
    sums.awards += 1;
    sums.points = toPoints(sums.points + BigInt(award.points));
    sums.minor += BigInt(award.minor);
  }
  await tx.client.query(
    `UPDATE awards SET state = 'takenBack', points = 0, minor = 0, settled_at = $4
     WHERE rule_id = $1 AND (member_id, occurrence) IN (SELECT * FROM unnest($2::bigint[], $3::text[]))`,
    [ruleId, rows.map(({ memberId }) => memberId), rows.map(({ occurrence }) => occurrence), now],
  );
  const taken = rows.map(({ memberId, occurrence }) => ({ memberId, ruleId, occurrence }));
  await takeBackRewards(tx, { rows: taken, takenOn: todayOn, now });
  return sums;
}
