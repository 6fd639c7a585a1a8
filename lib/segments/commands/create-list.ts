import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { type Actor, requireUserId } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import { memberFiltersSchema } from '@/lib/domain/members/list-filters';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import { listedMembers, segmentFields } from '@/lib/domain/segments/segment-input';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { appendVersion } from '../append-version';
import { beginSegment } from '../begin-segment';
import { addBatch, fillBatch, openBatch } from '../lists/batch';
import { keepListHistory } from '../lists/list-history';
import { selectedMembers } from '../lists/selected-members';
import { namedInTx } from '../named-segments';
import { runSql } from '../run-sql';
import { segmentMembers } from '../segment-members';

/** What a list begins with: nobody, members that were ticked, the members of a list or a figure, or who is in a segment now. */
const beginning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nobody') }),
  z.object({ kind: z.literal('ticked'), memberIds: listedMembers }),
  z.object({ kind: z.literal('selection'), filters: memberFiltersSchema }),
  z.object({ kind: z.literal('segment'), segmentId: idInput }),
]);
type Beginning = z.output<typeof beginning>;

/** Lays who is in a segment at this moment into `batch`. Throws `not_found`. */
async function fillFromSegment(tx: Tx, segmentId: number, now: Date): Promise<void> {
  const { rows } = await tx.client.query<{ definition: unknown; timeZone: string | null }>(
    `SELECT v.definition, (SELECT time_zone FROM programme) AS "timeZone"
     FROM segments s JOIN segment_versions v USING (segment_id, version) WHERE s.segment_id = $1`,
    [segmentId],
  );
  const [row] = rows;
  const definition = row === undefined ? null : readDefinition(row.definition).definition;
  if (definition === null) throw new AppError('not_found');
  const timeZone = row?.timeZone ?? 'Europe/Moscow';
  const source = {
    todayOn: dayInZone(now, timeZone),
    timeZone,
    named: await namedInTx(tx, definition),
  };
  await runSql(tx, sql`INSERT INTO batch ${segmentMembers(definition, source)}`);
}

async function fillFrom(
  { tx, actor, now }: { tx: Tx; actor: Actor; now: Date },
  from: Beginning,
): Promise<void> {
  if (from.kind === 'ticked') await fillBatch(tx, from.memberIds);
  if (from.kind === 'segment') await fillFromSegment(tx, from.segmentId, now);
  if (from.kind !== 'selection') return;
  for await (const piece of selectedMembers(from.filters, actor)) await fillBatch(tx, piece);
}

/**
 * Begins a list. Its definition says that one is in this list, so that it is counted, shown and asked for like the others. Throws
 * `already_exists`, `too_many`, `not_found`, and what reading a selection throws.
 */
export const createList = defineCommand({
  id: 'segments.createList',
  permission: 'segments.edit',
  input: segmentFields.pick({ name: true, note: true }).extend({ from: beginning }),
  run: async ({ tx, input: { name, note, from }, actor, now }) => {
    const startedMs = performance.now();
    const segmentId = await beginSegment(tx, { kind: 'list', name, note, now });
    await appendVersion(tx, {
      segmentId,
      version: 1,
      definition: {
        version: 1,
        include: { join: 'all', items: [{ is: 'segment', segments: [segmentId] }] },
        exclude: null,
      },
      authorId: requireUserId(actor),
      now,
    });
    await openBatch(tx);
    await fillFrom({ tx, actor, now }, from);
    const source = from.kind === 'segment' ? 'segment' : 'selection';
    const entered = await addBatch(tx, { segmentId, source, reason: 'selection', now });
    const members = await keepListHistory(tx, {
      segmentId,
      version: 1,
      entered,
      gone: 0,
      now,
      startedMs,
      isFirst: true,
    });
    return {
      result: { segmentId, members, entered },
      changes: [
        {
          subjectKind: 'segment',
          subjectId: segmentId,
          before: null,
          after: {
            name,
            note,
            kind: 'list',
            from: from.kind,
            ...(from.kind === 'segment' ? { fromSegment: from.segmentId } : {}),
            members: entered,
          },
        },
      ],
    };
  },
});
