import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { type Actor, requireUserId } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import { memberFiltersSchema } from '@/lib/domain/members/list-filters';
import { LIST_AT_ONCE_MAX } from '@/lib/domain/segments/limits';
import { listedMembers, segmentFields } from '@/lib/domain/segments/segment-input';
import { defineCommand } from '@/lib/kernel/command';
import { simulatedInput } from '@/lib/mechanics/simulation/by-address';
import { membersOfSimulation } from '@/lib/mechanics/simulation/simulated-members';
import { type MoversInput, moversInput } from '@/lib/tiers/simulation/compare-by-address';
import { simulatedMembers } from '@/lib/tiers/simulation/simulated-members';
import { appendVersion } from '../append-version';
import { beginSegment } from '../begin-segment';
import { endFill, layPart, laySegment, openFill, putPart } from '../lists/fill';
import { requireFull } from '../lists/require-full';
import { selectedMembers } from '../lists/selected-members';

/**
 * What a list begins with: nobody, members that were ticked, the members of a list or a figure, those of a simulation of a ladder or of a
 * mechanic, or who is in a segment now.
 */
const beginning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nobody') }),
  z.object({ kind: z.literal('ticked'), memberIds: listedMembers }),
  z.object({ kind: z.literal('selection'), filters: memberFiltersSchema }),
  moversInput.extend({ kind: z.literal('simulation') }),
  simulatedInput.extend({ kind: z.literal('mechanicSimulation') }),
  z.object({ kind: z.literal('segment'), segmentId: idInput }),
]);
type Beginning = z.output<typeof beginning>;

/** Members who are worked out by reading, piece by piece. */
async function* piecesOf(
  from: Beginning,
  by: { readonly actor: Actor; readonly now: Date },
): AsyncGenerator<readonly number[]> {
  if (from.kind === 'selection') yield* selectedMembers(from.filters, by.actor);
  if (from.kind === 'simulation') yield* simulatedMembers(from, by);
  if (from.kind === 'mechanicSimulation') yield* membersOfSimulation(from, by);
}

/** Lays who a list begins with. @returns whether they are too many to be put in at once */
async function layBeginning(
  { tx, actor, now }: { tx: Tx; actor: Actor; now: Date },
  segmentId: number,
  from: Beginning,
): Promise<boolean> {
  const fromSegmentId = from.kind === 'segment' ? from.segmentId : null;
  if (fromSegmentId !== null) await requireFull(tx, fromSegmentId);
  await openFill(tx, { segmentId, fromSegmentId, now });
  if (from.kind === 'ticked') await layPart(tx, segmentId, [...new Set(from.memberIds)]);
  for await (const piece of piecesOf(from, { actor, now })) await layPart(tx, segmentId, piece);
  if (fromSegmentId !== null) {
    // Of many it may take long to tell who they are: the worker does that too.
    if ((await lastSize(tx, fromSegmentId)) > LIST_AT_ONCE_MAX) return true;
    await laySegment(tx, { segmentId, fromSegmentId }, now);
  }
  const { rows } = await tx.client.query<{ members: number }>(
    'SELECT members FROM list_fills WHERE segment_id = $1',
    [segmentId],
  );
  return (rows[0]?.members ?? 0) > LIST_AT_ONCE_MAX;
}

/** Of a simulation what the audit tells: the ladder, the day its draft begins, and which of its members. */
function simulationAsked({ ruleId, startsOn, filter }: MoversInput) {
  return { fromLadder: ruleId, startsOn, movers: filter };
}

/** How many were in a segment when one looked last; none: nobody looked yet. */
async function lastSize({ client }: Tx, segmentId: number): Promise<number> {
  const { rows } = await client.query<{ members: number }>(
    'SELECT members FROM segment_refreshes WHERE segment_id = $1 ORDER BY refresh_no DESC LIMIT 1',
    [segmentId],
  );
  return rows[0]?.members ?? 0;
}

/** Puts all who were laid into the list, and begins its history. */
async function fillAtOnce(
  tx: Tx,
  filling: Parameters<typeof endFill>[1],
): Promise<{ readonly entered: number; readonly members: number }> {
  while (await putPart(tx, filling));
  return endFill(tx, filling);
}

/**
 * Begins a list. Its definition says that one is in this list, so that it is counted, shown and asked for like the others. Beyond 20,000
 * members the worker fills it (`isFilling`), and until then nobody changes it, takes a file of it or asks for it. Throws `already_exists`,
 * `too_many`, `not_found`, `wrong_state` for the members of a list that is being filled, and what reading a selection throws.
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
    const isFilling = await layBeginning({ tx, actor, now }, segmentId, from);
    const source = from.kind === 'segment' ? 'segment' : 'selection';
    const { entered, members } = isFilling
      ? { entered: 0, members: 0 }
      : await fillAtOnce(tx, { segmentId, version: 1, source, now, startedMs });
    return {
      result: { segmentId, members, entered, isFilling },
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
            ...(from.kind === 'simulation' ? simulationAsked(from) : {}),
            ...(from.kind === 'mechanicSimulation'
              ? { fromMechanic: from.ruleId, movers: from.filter }
              : {}),
            ...(isFilling ? { isFilling } : { members: entered }),
          },
        },
      ],
    };
  },
});
