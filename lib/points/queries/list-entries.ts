import 'server-only';
import { z } from 'zod';
import { memberIdInput } from '@/lib/domain/points/inputs';
import {
  ENTRIES_PAGE_SIZE,
  type StatementEntry,
  type StatementPage,
} from '@/lib/domain/points/points-page';
import { defineQuery } from '@/lib/kernel/query';
import { NUMBER_OF_RECEIPT, RECEIPT_OF_ENTRY } from '../receipt-of-entry';

/** Entries of a member's account, the newest first, 25 to a page: those up to a number, or the latest. */
export const listPointEntries = defineQuery({
  id: 'points.listEntries',
  permission: 'points.read',
  input: z.object({
    memberId: memberIdInput,
    upTo: z.number().int().positive().max(2_147_483_647).nullable(),
  }),
  run: async ({ read, input: { memberId, upTo } }): Promise<StatementPage> => {
    const [accounts, entries] = await Promise.all([
      read<{ seq: number }[]>`SELECT seq FROM point_accounts WHERE member_id = ${memberId}`,
      read<StatementEntry[]>`
        SELECT e.seq, e.seq AS place, e.kind, e.amount, e.pending, e.debt, e.balance_after AS "balanceAfter", e.reason,
          e.other_member_id::float8 AS "otherMemberId", e.occurred_at AS "occurredAt", ${read.unsafe(NUMBER_OF_RECEIPT)} AS receipt, s.name AS store
        FROM (
          SELECT * FROM point_entries WHERE member_id = ${memberId} ${upTo === null ? read`` : read`AND seq <= ${upTo}`}
          ORDER BY seq DESC LIMIT ${ENTRIES_PAGE_SIZE}
        ) e ${read.unsafe(RECEIPT_OF_ENTRY)}
        ORDER BY e.seq DESC`,
    ]);
    // Entries are numbered without a gap: the last number is how many there are.
    return { entries, count: accounts[0]?.seq ?? 0 };
  },
});
