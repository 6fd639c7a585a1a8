import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';

const MOST_AT_ONCE = 5_000;

/** Awards that wait for a message that ended without being taken, and the sums of each mechanic; budgets are locked last, by number. */
const DROP = `
  WITH over AS MATERIALIZED (
    SELECT a.member_id, a.rule_id, a.occurrence, a.points, a.minor
    FROM awards a JOIN messages m ON m.member_id = a.member_id AND m.message_id = a.message_id
    WHERE a.state = 'waiting' AND m.state IN ('failed', 'dropped') ORDER BY a.member_id, a.rule_id, a.occurrence LIMIT $1 FOR UPDATE OF a
  ), dropped AS (
    UPDATE awards a SET state = 'dropped', dropped = 'messageNotSent', points = 0, minor = 0, settled_at = $2 FROM over o
    WHERE a.member_id = o.member_id AND a.rule_id = o.rule_id AND a.occurrence = o.occurrence
  )
  SELECT rule_id AS "ruleId", count(*)::int AS awards, sum(points)::text AS points, sum(minor)::text AS minor
  FROM over GROUP BY rule_id ORDER BY rule_id`;

type Row = {
  readonly ruleId: number;
  readonly awards: number;
  readonly points: string;
  readonly minor: string;
};

/**
 * Drops awards whose message did not go: what was to be credited after it is not, and budgets get it back. Run again it changes nothing.
 * @returns how many were dropped
 */
export const dropUnsent = defineCommand({
  id: 'mechanics.dropUnsent',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({}),
  run: async ({ tx, now }) => {
    const { rows } = await tx.client.query<Row>(DROP, [MOST_AT_ONCE, now]);
    await tx.client.query(
      `UPDATE mechanic_spent s SET points = s.points - o.points, minor = s.minor - o.minor
       FROM unnest($1::int[], $2::bigint[], $3::bigint[]) AS o (rule_id, points, minor) WHERE s.rule_id = o.rule_id`,
      [
        rows.map(({ ruleId }) => ruleId),
        rows.map(({ points }) => points),
        rows.map(({ minor }) => minor),
      ],
    );
    return {
      result: rows.reduce((sum, { awards }) => sum + awards, 0),
      changes: rows.map(({ ruleId, ...dropped }) => ({
        subjectKind: 'mechanic',
        subjectId: ruleId,
        before: null,
        after: { dropped },
      })),
    };
  },
});
