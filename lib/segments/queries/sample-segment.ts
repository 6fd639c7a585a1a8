import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { definitionInput } from '@/lib/domain/segments/segment-input';
import { SAMPLED_MEMBERS, type SampledMember } from '@/lib/domain/segments/segment-page';
import { defineQuery } from '@/lib/kernel/query';
import { compileSegment } from '../compile';
import { readSource } from '../named-segments';
import { toldMembers } from '../told-members';
import { withColumns } from '../with-columns';

/** Turns of a sample: each is another ten. */
const TURNS_MAX = 1_000_000;

/** Ten members of a definition at random, the same ones for the same turn while they are in. */
export const sampleSegment = defineQuery({
  id: 'segments.sample',
  permission: 'segments.read',
  mayBeStale: true,
  input: z.object({
    definition: definitionInput,
    turn: z.number().int().min(0).max(TURNS_MAX),
  }),
  run: async ({ read, input: { definition, turn }, now }): Promise<readonly SampledMember[]> => {
    const { source } = await withColumns(definition, {
      read,
      now,
      source: await readSource(read, definition, now),
    });
    const { from, isLooked, flags, isIn } = compileSegment(definition, source);
    const order = sql`hashint8extended(k.member_id, ${turn}::bigint)`;
    const picked = sql`SELECT k.* ${from} WHERE ${isLooked} AND ${isIn((index) => flags[index] ?? sql`false`)}
      ORDER BY ${order} LIMIT ${SAMPLED_MEMBERS}`;
    return toldMembers(read, { picked, order });
  },
});
