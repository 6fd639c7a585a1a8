import 'server-only';
import { withTx } from '@/db/write';
import { type SegmentDefinition, segmentSchema } from '@/lib/domain/segments/definition';
import { definitionJson } from '@/lib/domain/segments/segment-input';
import { seedAgents } from '@/lib/tasks/testing/task-desk';

/** Whether a member was put into the list of the small world. */
export const isListed = (memberId: number): boolean => memberId % 3 === 0;

const LIST = 1;
const EVERYBODY: SegmentDefinition = { version: 1, include: null, exclude: null };

/** Segments of the small world: a list, one of a tier, and one that asks for both. */
export const WORLD_SEGMENTS: ReadonlyMap<
  number,
  { readonly definition: SegmentDefinition | null }
> = new Map<number, { readonly definition: SegmentDefinition | null }>([
  [LIST, { definition: null }],
  [2, said({ join: 'all', items: [{ is: 'tier', tiers: [2] }] })],
  [
    3,
    said({
      join: 'any',
      items: [
        { is: 'segment', segments: [2] },
        { is: 'segment', segments: [LIST], not: true },
      ],
    }),
  ],
]);

function said(include: unknown) {
  return { definition: segmentSchema.parse({ version: 1, include, exclude: null }) };
}

/** Puts the segments and who is in the list straight into the tables of a test's own database. */
export async function buildSegments(members: readonly { readonly id: number }[]): Promise<void> {
  await seedAgents();
  await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
    for (const [id, { definition }] of WORLD_SEGMENTS) {
      await client.query(
        `INSERT INTO segments (segment_id, kind, name, created_at) OVERRIDING SYSTEM VALUE
         VALUES ($1::int, $2, 'Segment ' || $1::int, now())`,
        [id, definition === null ? 'list' : 'dynamic'],
      );
      await client.query(
        `INSERT INTO segment_versions (segment_id, version, definition, author_id, saved_at) VALUES ($1, 1, $2, 1, now())`,
        [id, JSON.stringify(definitionJson(definition ?? EVERYBODY))],
      );
    }
    await client.query(
      `INSERT INTO segment_members (member_id, segment_id, source, added_at)
       SELECT id, ${LIST}, 'hand', now() FROM unnest($1::bigint[]) id`,
      [members.map(({ id }) => id).filter(isListed)],
    );
  });
}
