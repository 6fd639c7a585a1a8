import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { maskEmail, maskPhone } from '@/lib/domain/members/contact-masks';
import {
  DUPLICATE_REASONS,
  DUPLICATES_PAGE_SIZE,
  type DuplicateMember,
  type DuplicatesPage,
  duplicatesCursor,
} from '@/lib/domain/members/duplicates';
import { type MemberStatus, memberCode } from '@/lib/domain/members/states';
import { defineQuery } from '@/lib/kernel/query';
import { shownTier, type TierColumns } from '../shown-tier';

type PairRow = {
  readonly birthOn: string;
  readonly foldedName: string;
  readonly firstId: number;
  readonly secondId: number;
  readonly emailName: boolean;
  readonly city: boolean;
};

type MemberRow = TierColumns & Omit<DuplicateMember, 'code' | 'tier'>;

/** Statuses that a merge can begin from. */
const OPEN: readonly MemberStatus[] = ['prospect', 'active', 'suspended'];

/** Both sides are read in the order of member_profiles_birth_name_idx, so a page ends as soon as it is full. */
function findPairs(
  read: Read,
  after: z.output<typeof duplicatesCursor> | null,
): Promise<PairRow[]> {
  const name = read.unsafe("fold_text(a.last_name || ' ' || a.first_name)");
  const beyond =
    after === null
      ? read``
      : read`AND (a.birth_on, ${name}, a.member_id, b.member_id)
          > (${after.birthOn}::date, ${after.name}, ${after.firstId}::bigint, ${after.secondId}::bigint)
          AND a.birth_on >= ${after.birthOn}::date`;
  return read<PairRow[]>`
    SELECT a.birth_on AS "birthOn", ${name} AS "foldedName", a.member_id::float8 AS "firstId",
      b.member_id::float8 AS "secondId",
      coalesce(split_part(lower(a.email), '@', 1) = split_part(lower(b.email), '@', 1), false) AS "emailName",
      a.city <> '' AND lower(a.city) = lower(b.city) AS city
    FROM member_profiles a
    JOIN member_profiles b ON b.birth_on = a.birth_on
      AND fold_text(b.last_name || ' ' || b.first_name) = ${name} AND b.member_id > a.member_id
    JOIN members ma ON ma.member_id = a.member_id AND ma.status = ANY (${[...OPEN]})
    JOIN members mb ON mb.member_id = b.member_id AND mb.status = ANY (${[...OPEN]})
    WHERE a.birth_on IS NOT NULL AND b.birth_on IS NOT NULL AND a.last_name <> ''
      AND a.birth_on NOT IN ('1900-01-01', '1970-01-01')
      AND NOT EXISTS (SELECT FROM distinct_members d WHERE d.member_id = a.member_id AND d.other_id = b.member_id)
      ${beyond}
    ORDER BY 1, 2, a.member_id, b.member_id LIMIT ${DUPLICATES_PAGE_SIZE + 1}`;
}

async function readMembers(
  read: Read,
  ids: readonly number[],
): Promise<ReadonlyMap<number, DuplicateMember>> {
  const rows = await read<MemberRow[]>`
    SELECT m.member_id::float8 AS "memberId", m.status, m.joined_on AS "joinedOn",
      btrim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) AS name, p.phone, p.email,
      s.last_purchase_on AS "lastPurchaseOn", coalesce(s.receipts, 0) AS receipts,
      l.rank AS "tierRank", l.name_en AS "tierNameEn", l.name_ru AS "tierNameRu"
    FROM members m
    LEFT JOIN member_profiles p USING (member_id)
    LEFT JOIN member_summary s USING (member_id)
    LEFT JOIN tiers l ON l.tier_id = m.tier_id
    WHERE m.member_id = ANY (${[...ids]}::bigint[])`;
  return new Map(
    rows.map((row) => [
      row.memberId,
      {
        memberId: row.memberId,
        code: memberCode(row.memberId),
        name: row.name,
        status: row.status,
        tier: shownTier(row),
        joinedOn: row.joinedOn,
        lastPurchaseOn: row.lastPurchaseOn,
        receipts: row.receipts,
        phone: row.phone === null ? null : maskPhone(row.phone),
        email: row.email === null ? null : maskEmail(row.email),
      },
    ]),
  );
}

/**
 * Members who may be one person, in pairs: the same name, in either alphabet, and the same birthday. Pairs that somebody
 * found to be two people are left out; so is whoever is over. Twenty-five a page.
 */
export const listDuplicates = defineQuery({
  id: 'members.listDuplicates',
  permission: 'members.edit',
  input: z.object({ after: duplicatesCursor.nullable() }),
  run: async ({ read, input }): Promise<DuplicatesPage> => {
    const rows = await findPairs(read, input.after);
    const shown = rows.slice(0, DUPLICATES_PAGE_SIZE);
    const members = await readMembers(
      read,
      shown.flatMap(({ firstId, secondId }) => [firstId, secondId]),
    );
    const last = shown.at(-1);
    return {
      pairs: shown.flatMap((row) => {
        const first = members.get(row.firstId);
        const second = members.get(row.secondId);
        if (first === undefined || second === undefined) return [];
        const reasons = DUPLICATE_REASONS.filter(
          (reason) => reason === 'nameAndBirth' || row[reason],
        );
        return [{ first, second, birthOn: row.birthOn, reasons }];
      }),
      next:
        rows.length > shown.length && last !== undefined
          ? {
              birthOn: last.birthOn,
              name: last.foldedName,
              firstId: last.firstId,
              secondId: last.secondId,
            }
          : null,
    };
  },
});
