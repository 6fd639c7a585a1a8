import 'server-only';
import type { Tx } from '@/db/write';
import type { SegmentDefinition } from '@/lib/domain/segments/definition';
import { segmentsNamed } from '@/lib/domain/segments/uses';
import { requireKnown } from './require-known';

/**
 * Holds the segments that the audience of a mechanic asks for until the end of the transaction, so that none is archived beside it.
 * Throws `invalid_input` with the condition and the slot that names what is not there, a segment that is archived too.
 */
export async function requireAudience(tx: Tx, audience: SegmentDefinition): Promise<void> {
  await tx.client.query(
    'SELECT FROM segments WHERE segment_id = ANY($1::int[]) ORDER BY segment_id FOR SHARE',
    [[...new Set(segmentsNamed(audience))]],
  );
  await requireKnown(tx, audience, 'definition.audience');
}
