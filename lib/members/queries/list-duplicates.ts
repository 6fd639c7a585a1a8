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
import { memberCode } from '@/lib/domain/members/states';
import { defineQuery } from '@/lib/kernel/query';
import { findDuplicatePairs } from '../duplicate-pairs';
import { shownTier, type TierColumns, tierColumns } from '../shown-tier';

type MemberRow = TierColumns & Omit<DuplicateMember, 'code' | 'tier'>;

async function readMembers(
  read: Read,
  ids: readonly number[],
): Promise<ReadonlyMap<number, DuplicateMember>> {
  const rows = await read<MemberRow[]>`
    SELECT m.member_id::float8 AS "memberId", m.status, m.joined_on AS "joinedOn",
      btrim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) AS name, p.phone, p.email,
      s.last_purchase_on AS "lastPurchaseOn", coalesce(s.receipts, 0) AS receipts,
      ${read.unsafe(tierColumns('l'))}
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
    const rows = await findDuplicatePairs(read, input.after);
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
