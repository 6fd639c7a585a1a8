import 'server-only';
import type { Read } from '@/db/read';
import { plain } from '@/lib/domain/analytics/cell-label';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import { asFragment } from './as-fragment';
import { readSource } from './named-segments';
import { segmentMembers } from './segment-members';

const ID = /^[1-9]\d{0,8}$/;

/**
 * The members of a segment as it was saved last, as a figure of a report is told: each with what they bought in the last year.
 * Null: there is no such segment, or what it says is not understood any more.
 */
export async function segmentFigure(read: Read, cell: string) {
  if (!ID.test(cell)) return null;
  const [segment] = await read<{ name: string; definition: unknown }[]>`
    SELECT s.name, v.definition FROM segments s JOIN segment_versions v USING (segment_id, version)
    WHERE s.segment_id = ${cell}::int`;
  if (segment === undefined) return null;
  const { definition } = readDefinition(segment.definition);
  if (definition === null) return null;
  const source = await readSource(read, definition, new Date());
  const inside = asFragment(read, segmentMembers(definition, source));
  return {
    members: read`SELECT member_id, receipts_365 AS receipts, revenue_365_minor AS revenue_minor
      FROM member_summary WHERE member_id IN (${inside})`,
    label: { key: 'segment', slots: { name: plain(segment.name) } },
    asOfOn: source.todayOn,
  } as const;
}
