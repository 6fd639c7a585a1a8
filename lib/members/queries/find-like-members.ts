import 'server-only';
import { z } from 'zod';
import type { LikeMember, Likeness } from '@/lib/domain/members/cleansing/member-form';
import { foldText } from '@/lib/domain/members/fold-text';
import { type MemberStatus, memberCode } from '@/lib/domain/members/states';
import { defineQuery } from '@/lib/kernel/query';

const LIKE_LIMIT = 5;
/** Trigram likeness of folded names from which a slip of the pen is thought of. */
const NAME_LIKENESS = 0.45;
const TYPED_MAX_LENGTH = 400;

type Row = {
  readonly memberId: number;
  readonly name: string;
  readonly status: MemberStatus;
  readonly reasons: readonly Likeness[];
};

const typed = z.string().max(TYPED_MAX_LENGTH);

/**
 * Members who may be the person that is being typed: same phone, e-mail or external id, or a similar name with the
 * same birthday, in either alphabet and order. Values are clean ones; an empty one is not compared. At most 5.
 */
export const findLikeMembers = defineQuery({
  id: 'members.findLike',
  permission: 'members.edit',
  input: z.object({
    phone: typed,
    email: typed,
    external: typed,
    name: typed,
    birthOn: z.union([z.literal(''), z.iso.date()]),
    /** The member that is being edited is not like themselves. */
    exceptMemberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER).nullable(),
  }),
  run: async ({ read, input }): Promise<readonly LikeMember[]> => {
    const { phone, email, external, birthOn, exceptMemberId } = input;
    const name = foldText(input.name.trim());
    const rows = await read<Row[]>`
      WITH hits AS (
        SELECT member_id, kind AS reason FROM identity_claims
        WHERE (kind = 'phone' AND value = ${phone}) OR (kind = 'email' AND value = ${email})
          OR (kind = 'external' AND value = ${external})
        UNION ALL
        SELECT member_id, 'nameAndBirth' FROM member_profiles
        WHERE ${birthOn} <> '' AND ${name} <> ''
          AND birth_md = (extract(month FROM nullif(${birthOn}, '')::date) * 100
            + extract(day FROM nullif(${birthOn}, '')::date))::smallint
          AND birth_on = nullif(${birthOn}, '')::date
          AND similarity(fold_text(last_name || ' ' || first_name), ${name}) >= ${NAME_LIKENESS}
      ),
      found AS (SELECT member_id, array_agg(DISTINCT reason) AS reasons FROM hits GROUP BY member_id)
      SELECT m.member_id::float8 AS "memberId", m.status, f.reasons,
        btrim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) AS name
      FROM found f JOIN members m USING (member_id) LEFT JOIN member_profiles p USING (member_id)
      WHERE m.member_id <> ${exceptMemberId ?? 0}
      ORDER BY cardinality(f.reasons) DESC, m.member_id LIMIT ${LIKE_LIMIT}`;
    return rows.map((row) => ({ ...row, code: memberCode(row.memberId) }));
  },
});
