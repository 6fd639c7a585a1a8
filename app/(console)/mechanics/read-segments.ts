import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import type { SegmentDictionary } from '@/lib/domain/segments/dictionary';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import { runQuery } from '@/lib/kernel/query';
import { getSegmentDictionary } from '@/lib/segments/queries/get-segment-dictionary';
import { listSegments } from '@/lib/segments/queries/list-segments';

/** Saved segments that a page offers. */
const OFFERED = 200;

/** What audiences are told with; null: the reader may not see segments. */
export async function readSegmentDictionary(): Promise<SegmentDictionary | null> {
  const actor = await requireActor('rules.read');
  return can(actor, 'segments.read') ? runQuery(getSegmentDictionary, {}, actor) : null;
}

/** Segments whose conditions a mechanic can take: those in use that are no lists. */
export async function readSavedSegments() {
  const actor = await requireActor('rules.read');
  if (!can(actor, 'segments.read')) return [];
  const segments = await runQuery(listSegments, {}, actor);
  return segments
    .filter(({ kind }) => kind !== 'list')
    .flatMap(({ segmentId, name, definition }) => {
      const read = readDefinition(definition).definition;
      return read === null ? [] : [{ segmentId, name, draft: read as SegmentDraft }];
    })
    .slice(0, OFFERED);
}
