import 'server-only';
import type { SQL } from 'drizzle-orm';
import type { SegmentDefinition } from '@/lib/domain/segments/definition';
import { compileSegment, membersIn, type SegmentSource } from './compile';

/** A SELECT of `member_id`: who is in. */
export function segmentMembers(definition: SegmentDefinition, source: SegmentSource): SQL {
  return membersIn(compileSegment(definition, source));
}
