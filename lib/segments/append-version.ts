import 'server-only';
import type { Tx } from '@/db/write';
import type { SegmentDefinition } from '@/lib/domain/segments/definition';
import { definitionJson } from '@/lib/domain/segments/segment-input';

type NewVersion = {
  readonly segmentId: number;
  readonly version: number;
  readonly definition: SegmentDefinition;
  readonly authorId: number;
  readonly now: Date;
};

/** Keeps what a segment says from now on. */
export async function appendVersion(
  { client }: Tx,
  { segmentId, version, definition, authorId, now }: NewVersion,
): Promise<void> {
  await client.query(
    `INSERT INTO segment_versions (segment_id, version, definition, author_id, saved_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [segmentId, version, JSON.stringify(definitionJson(definition)), authorId, now],
  );
}
