import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import type { SegmentDefinition } from '@/lib/domain/segments/definition';
import { SEGMENTS_MAX } from '@/lib/domain/segments/limits';
import { insideBits, type MemberBits, without } from '@/lib/domain/segments/member-bits';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { readAskedLadders } from '../asked-ladders';
import { boundSql, type CompiledSegment, compileSegment } from '../compile';
import { namedSegments } from '../named-segments';
import { type Ask, seeConditions } from '../refresh/see-conditions';

/** Conditions that one look works out at most, each 125 kB a million members; one segment is always looked at. */
const CONDITIONS_AT_ONCE = 200;
const DEADLINE_MS = 3_600_000;

/**
 * One snapshot for all segments, and one with the day that kept sums end on. Members of a year are counted in memory instead of in
 * files, and whole tables are read: index walks in random heap order would take many times longer.
 */
const OPEN = [
  'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  'SET LOCAL statement_timeout = 600000',
  "SET LOCAL work_mem = '96MB'",
];

/** Who is in a segment, and whom each of its conditions fits, `not` applied. */
export type SegmentLook = {
  readonly segmentId: number;
  readonly version: number;
  readonly asOfOn: string;
  readonly inForce: MemberBits;
  readonly inside: MemberBits;
  readonly flags: readonly MemberBits[];
};

type Due = { readonly segmentId: number; readonly version: number; readonly definition: unknown };
type Compiled = {
  readonly due: Due;
  readonly definition: SegmentDefinition;
  readonly compiled: CompiledSegment;
};

const DUE = (segmentIds: readonly number[], now: Date) => sql`
  SELECT s.segment_id AS "segmentId", s.version, v.definition
  FROM segments s JOIN segment_versions v USING (segment_id, version) JOIN segment_schedules c USING (segment_id)
  WHERE s.segment_id = ANY(${sql.param([...segmentIds])}::int[]) AND s.archived_at IS NULL AND c.due_at <= ${now.toISOString()}::timestamptz
  ORDER BY c.due_at, s.segment_id`;

/** Compiles the first of them, as many as one look may hold. Throws `invalid_input` when one is not understood any more. */
async function compileDue(
  { ask, run }: { readonly ask: Ask; readonly run: RunRows },
  segmentIds: readonly number[],
  now: Date,
) {
  const [state] = await ask<{ timeZone: string; sumsOn: string | null }>(
    sql`SELECT coalesce((SELECT time_zone FROM programme), 'Europe/Moscow') AS "timeZone",
      (SELECT as_of_on::text FROM analytics_state) AS "sumsOn"`,
  );
  const { timeZone, sumsOn } = state ?? { timeZone: 'Europe/Moscow', sumsOn: null };
  const todayOn = dayInZone(now, timeZone);
  const looked: Compiled[] = [];
  let conditions = 0;
  for (const due of await ask<Due>(DUE(segmentIds, now))) {
    const { definition } = readDefinition(due.definition);
    if (definition === null) throw new AppError('invalid_input', { fields: ['definition'] });
    const named = await namedSegments(ask, definition);
    const ladders = await readAskedLadders(run, { definition, named, todayOn });
    const source = { todayOn, timeZone, named, ladders, ...(sumsOn === null ? {} : { sumsOn }) };
    const compiled = compileSegment(definition, source);
    conditions += compiled.conditions.length;
    if (looked.length > 0 && conditions > CONDITIONS_AT_ONCE) break;
    looked.push({ due, definition, compiled });
  }
  return { asOfOn: todayOn, looked };
}

/**
 * Looks who is in segments of these that are due, in one snapshot and each condition once, however many say it. Answers as many as one
 * look may hold, the longest waiting first; none that is not due or in use.
 */
export const lookAtSegments = defineQuery({
  id: 'segments.look',
  permission: 'system.run',
  input: z.object({ segmentIds: z.array(idInput).max(SEGMENTS_MAX) }),
  deadlineMs: DEADLINE_MS,
  run: async ({ read, input: { segmentIds }, now }): Promise<readonly SegmentLook[]> => {
    const connection = await read.reserve();
    const ask: Ask = async <Row extends object>(query: Parameters<Ask>[0]) => {
      const { text, parameters } = boundSql(query);
      return await connection.unsafe<Row[]>(text, [...parameters] as never[]);
    };
    const run: RunRows = async <Row extends object>(text: string, values: readonly unknown[]) =>
      await connection.unsafe<Row[]>(text, [...values] as never[]);
    try {
      for (const statement of OPEN) await connection.unsafe(statement);
      const { asOfOn, looked } = await compileDue({ ask, run }, segmentIds, now);
      const { inForce, of } = await seeConditions(
        ask,
        looked.flatMap(({ compiled }) => compiled.conditions),
      );
      return looked.map(({ due, definition, compiled }) => {
        const flags = compiled.conditions.map((condition) =>
          condition.isNot ? without(inForce, of(condition)) : of(condition),
        );
        const inside = insideBits(definition, { inForce, flags });
        return { segmentId: due.segmentId, version: due.version, asOfOn, inForce, inside, flags };
      });
    } finally {
      await connection.unsafe('ROLLBACK').catch(() => undefined);
      connection.release();
    }
  },
});
