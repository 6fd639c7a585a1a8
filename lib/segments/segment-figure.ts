import 'server-only';
import type { Read } from '@/db/read';
import { type CellLabel, plain } from '@/lib/domain/analytics/cell-label';
import type { SegmentDefinition } from '@/lib/domain/segments/definition';
import type { ConditionDraft } from '@/lib/domain/segments/draft';
import { parsePartCell, partLabel, partSays } from '@/lib/domain/segments/overlap';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import { parseWayCell } from '@/lib/domain/segments/segment-page';
import { asFragment } from './as-fragment';
import { readSource } from './named-segments';
import { segmentMembers } from './segment-members';

const BY_WAY = { email: 'segmentByEmail', sms: 'segmentBySms', phone: 'segmentByPhone' } as const;
const ID = /^[1-9]\d{0,8}$/;

/**
 * The members of a segment as it was saved last, as a figure of a report is told: each with what they bought in the last year.
 * Null: there is no such segment, or what it says is not understood any more.
 */
export async function segmentFigure(read: Read, cell: string) {
  const part = parsePartCell(cell);
  if (part !== null) return partFigure(read, part);
  const way = parseWayCell(cell);
  if (way !== null) return reachedFigure(read, way);
  if (!ID.test(cell)) return null;
  const [segment] = await read<{ name: string; definition: unknown; isArchived: boolean }[]>`
    SELECT s.name, v.definition, s.archived_at IS NOT NULL AS "isArchived" FROM segments s JOIN segment_versions v USING (segment_id, version)
    WHERE s.segment_id = ${cell}::int`;
  if (segment === undefined) return null;
  const { definition } = readDefinition(segment.definition);
  if (definition === null) return null;
  const says: readonly ConditionDraft[] = [{ is: 'segment', segments: [Number(cell)] }];
  return {
    ...(await inside(read, definition)),
    label: { key: 'segment', slots: { name: plain(segment.name) } },
    // Of one that is put away nothing new is made.
    ...(segment.isArchived ? {} : { says }),
  } as const;
}

/** Who fits a definition now, each with what they bought in the last year. */
async function inside(read: Read, definition: SegmentDefinition) {
  const source = await readSource(read, definition, new Date());
  const members = asFragment(read, segmentMembers(definition, source));
  return {
    members: read`SELECT member_id, receipts_365 AS receipts, revenue_365_minor AS revenue_minor
      FROM member_summary WHERE member_id IN (${members})`,
    asOfOn: source.todayOn,
  } as const;
}

/** Those of a part of an overlap; null: one of its segments is not in use. */
async function partFigure(
  read: Read,
  { segmentIds, mask }: NonNullable<ReturnType<typeof parsePartCell>>,
) {
  const names = await namesOf(read, segmentIds);
  if (names === null) return null;
  const { key, slots } = partLabel(names, mask);
  return saidFigure(read, partSays(segmentIds, mask), {
    key,
    slots: Object.fromEntries(Object.entries(slots).map(([name, text]) => [name, plain(text)])),
  });
}

/** Those of a segment who can be reached by one of the ways; null: it is not in use. */
async function reachedFigure(
  read: Read,
  { segmentId, ways }: NonNullable<ReturnType<typeof parseWayCell>>,
) {
  const [name] = (await namesOf(read, [segmentId])) ?? [];
  if (name === undefined) return null;
  const [way] = ways;
  return saidFigure(
    read,
    [
      { is: 'segment', segments: [segmentId] },
      { is: 'reachable', ways },
    ],
    {
      key: ways.length === 1 && way !== undefined ? BY_WAY[way] : 'segmentByAny',
      slots: { name: plain(name) },
    },
  );
}

/** Who fits these conditions, of which a segment can be made. */
async function saidFigure(read: Read, says: readonly ConditionDraft[], label: CellLabel) {
  const said = { version: 1, include: { join: 'all', items: says }, exclude: null };
  const { definition } = readDefinition(said);
  return definition === null ? null : { ...(await inside(read, definition)), label, says };
}

/** The names of segments in the order they are asked for; null: one of them is not in use. */
async function namesOf(read: Read, segmentIds: readonly number[]) {
  const named = await read<{ segmentId: number; name: string }[]>`
    SELECT segment_id AS "segmentId", name FROM segments
    WHERE segment_id = ANY(${[...segmentIds]}::int[]) AND archived_at IS NULL`;
  const names = segmentIds.flatMap((id) => named.find((one) => one.segmentId === id)?.name ?? []);
  return names.length === segmentIds.length ? names : null;
}
