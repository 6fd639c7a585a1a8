import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';
import { releaseReserved } from '../rewards/reserve-codes';

const MOST_AT_ONCE = 5_000;

/** Awards that wait for a message that ended without being taken. */
const DROP = `
  WITH over AS MATERIALIZED (
    SELECT a.member_id, a.rule_id, a.occurrence, a.points, a.minor
    FROM awards a JOIN messages m ON m.member_id = a.member_id AND m.message_id = a.message_id
    WHERE a.state = 'waiting' AND m.state IN ('failed', 'dropped') ORDER BY a.member_id, a.rule_id, a.occurrence LIMIT $1 FOR UPDATE OF a
  ), dropped AS (
    UPDATE awards a SET state = 'dropped', dropped = 'messageNotSent', points = 0, minor = 0, settled_at = $2 FROM over o
    WHERE a.member_id = o.member_id AND a.rule_id = o.rule_id AND a.occurrence = o.occurrence
  )
  SELECT member_id::float8 AS "memberId", rule_id AS "ruleId", occurrence, points::text AS points, minor::text AS minor FROM over`;

type Row = {
  readonly memberId: number;
  readonly ruleId: number;
  readonly occurrence: string;
  readonly points: string;
  readonly minor: string;
};

/** What each mechanic gets back, by number: budgets are locked last and in this order. */
function sumsOf(rows: readonly Row[]) {
  const sum = (amounts: readonly string[]) =>
    String(amounts.reduce((all, amount) => all + BigInt(amount), 0n));
  return [...Map.groupBy(rows, ({ ruleId }) => ruleId)]
    .map(([ruleId, own]) => ({
      ruleId,
      awards: own.length,
      points: sum(own.map(({ points }) => points)),
      minor: sum(own.map(({ minor }) => minor)),
    }))
    .sort((one, other) => one.ruleId - other.ruleId);
}

/**
 * Drops awards whose message did not go: what was to be credited after it is not, budgets get it back, and codes that were kept for them are
 * free again. Run again it changes nothing.
 * @returns how many were dropped
 */
export const dropUnsent = defineCommand({
  id: 'mechanics.dropUnsent',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({}),
  run: async ({ tx, now }) => {
    const { rows } = await tx.client.query<Row>(DROP, [MOST_AT_ONCE, now]);
    await releaseReserved(tx, rows);
    const sums = sumsOf(rows);
    await tx.client.query(
      `UPDATE mechanic_spent s SET points = s.points - o.points, minor = s.minor - o.minor
       FROM unnest($1::int[], $2::bigint[], $3::bigint[]) AS o (rule_id, points, minor) WHERE s.rule_id = o.rule_id`,
      [
        sums.map(({ ruleId }) => ruleId),
        sums.map(({ points }) => points),
        sums.map(({ minor }) => minor),
      ],
    );
    return {
      result: rows.length,
      changes: sums.map(({ ruleId, ...dropped }) => ({
        subjectKind: 'mechanic',
        subjectId: ruleId,
        before: null,
        after: { dropped },
      })),
    };
  },
});
