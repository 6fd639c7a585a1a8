import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { IDENTITY_KINDS } from '@/lib/domain/members/states';
import { LIST_FILE_LINES } from '@/lib/domain/segments/limits';
import { defineCommand } from '@/lib/kernel/command';
import { addBatch, openBatch } from '../lists/batch';
import { keepListHistory, lockList } from '../lists/list-history';

const READINGS_MAX = 3;

const line = z.object({
  line: z.number().int().positive(),
  readings: z
    .array(z.object({ kind: z.enum([...IDENTITY_KINDS, 'code']), value: z.string().max(254) }))
    .max(READINGS_MAX),
  /** It names the column unless it names somebody. */
  mayBeHeader: z.boolean().default(false),
});

/** Of each line the likeliest reading that somebody has; whoever was merged stands for the one who stays. */
const FIND = `
  WITH asked AS (
    SELECT line, rank, kind, value FROM unnest($1::int[], $2::int[], $3::text[], $4::text[]) a (line, rank, kind, value)
  ), found AS (
    SELECT a.line, a.rank, i.member_id FROM asked a JOIN identity_claims i ON i.kind = a.kind AND i.value = a.value
    UNION ALL
    SELECT line, rank, value::bigint FROM asked WHERE kind = 'code'
  ), likeliest AS (
    SELECT DISTINCT ON (f.line) f.line, coalesce(m.merged_into, m.member_id) AS member_id
    FROM found f JOIN members m USING (member_id) ORDER BY f.line, f.rank
  ), laid AS (
    INSERT INTO batch SELECT DISTINCT member_id FROM likeliest
  )
  SELECT line FROM likeliest`;

/**
 * Puts the members of a file into a list. Answers how many entered, how many lines named somebody who was there already or again,
 * and which lines name nobody. Throws `not_found`, `wrong_state` for an archived list, `too_many`.
 */
export const addFileToList = defineCommand({
  id: 'segments.addFileToList',
  permission: 'segments.edit',
  input: z.object({ segmentId: idInput, lines: z.array(line).max(LIST_FILE_LINES + 1) }),
  run: async ({ tx, input: { segmentId, lines }, now }) => {
    const startedMs = performance.now();
    const { version } = await lockList(tx, segmentId);
    await openBatch(tx);
    const asked = lines.flatMap(({ line, readings }) =>
      readings.map(({ kind, value }, rank) => ({ line, rank, kind, value })),
    );
    const { rows } = await tx.client.query<{ line: number }>(FIND, [
      asked.map((one) => one.line),
      asked.map(({ rank }) => rank),
      asked.map(({ kind }) => kind),
      asked.map(({ value }) => value),
    ]);
    const known = new Set(rows.map((row) => row.line));
    const added = await addBatch(tx, { segmentId, source: 'file', reason: 'file', now });
    if (added > 0) {
      const edit = { segmentId, version, entered: added, gone: 0, now, startedMs };
      await keepListHistory(tx, { ...edit, isFirst: false });
    }
    const unknown = lines
      .filter(({ line: no, mayBeHeader }) => !known.has(no) && !(mayBeHeader && lines.length > 1))
      .map((one) => one.line);
    return {
      result: { added, already: known.size - added, unknown },
      changes:
        added === 0
          ? []
          : [
              {
                subjectKind: 'segment',
                subjectId: segmentId,
                before: null,
                after: { added, from: 'file', lines: lines.length, unknown: unknown.length },
              },
            ],
    };
  },
});
