import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { SegmentDefinition } from '@/lib/domain/segments/definition';
import { compileSegment, type SegmentSource } from './compile';

/** A SELECT of `member_id`: who is in. */
export function segmentMembers(definition: SegmentDefinition, source: SegmentSource): SQL {
  const { from, isLooked, flags, isIn } = compileSegment(definition, source);
  return sql`SELECT k.member_id ${from} WHERE ${isLooked} AND ${isIn((index) => flags[index] ?? sql`false`)}`;
}
