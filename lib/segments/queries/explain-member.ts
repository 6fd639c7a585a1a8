import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { memberCode } from '@/lib/domain/members/states';
import { definitionInput } from '@/lib/domain/segments/segment-input';
import type { MemberVerdict } from '@/lib/domain/segments/segment-page';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { compileSegment } from '../compile';
import { readRows } from '../count';
import { readSource } from '../named-segments';

type Row = Omit<MemberVerdict, 'code'>;

/** Why a member is in a definition or not: whether they are in force, and each condition by itself. Throws `not_found`. */
export const explainMember = defineQuery({
  id: 'segments.explain',
  permission: 'segments.read',
  mayBeStale: true,
  input: z.object({
    definition: definitionInput,
    memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  }),
  run: async ({ read, input: { definition, memberId }, now }): Promise<MemberVerdict> => {
    const source = await readSource(read, definition, now);
    // The same text as everywhere, of which one member is looked at.
    const { from, isLooked, flags, isIn } = compileSegment(definition, source);
    const each =
      flags.length === 0 ? sql`'{}'::boolean[]` : sql`ARRAY[${sql.join([...flags], sql`, `)}]`;
    const [row] = await readRows<Row>(
      read,
      sql`SELECT k.member_id::float8 AS "memberId",
          trim(coalesce(o.first_name, '') || ' ' || coalesce(o.last_name, '')) AS name,
          k."isInForce", k."isInForce" AND ${isIn((index) => sql.raw(`k.fits[${index + 1}]`))} AS "isIn", k.fits
        FROM (SELECT k.member_id, (${isLooked}) AS "isInForce", ${each} AS fits
          ${from} WHERE k.member_id = ${memberId}::bigint OFFSET 0) k
        LEFT JOIN member_profiles o USING (member_id)`,
    );
    if (row === undefined) throw new AppError('not_found');
    return { ...row, code: memberCode(row.memberId) };
  },
});
