import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import {
  AS_OF_SENSES,
  type AsOf,
  type AsOfPage,
  MOST_CSV_ENTRIES,
} from '@/lib/domain/points/as-of';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { ENTRIES_PAGE_SIZE, type StatementEntry } from '@/lib/domain/points/points-page';
import { addDays, dayStart, isDay } from '@/lib/domain/shared/calendar';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import { defineQuery } from '@/lib/kernel/query';
import { NUMBER_OF_RECEIPT, RECEIPT_OF_ENTRY } from '../receipt-of-entry';
import { readZone } from '../shown-lots';

const asOfInput = z.object({
  memberId: memberIdInput,
  day: z.string().refine(isDay),
  sense: z.enum(AS_OF_SENSES),
});

/** Entries up to the end of the day with their place in the order of the sense, and the balance that runs in it. */
function toldBy(
  read: Read,
  { memberId, day, sense, zone }: AsOf & { readonly memberId: number; readonly zone: string },
) {
  const end = dayStart(addDays(day, 1), zone);
  const isKnown = sense === 'known';
  return read`
    SELECT e.*, (row_number() OVER told)::int AS place, (sum(amount) OVER told)::bigint AS running
    FROM point_entries e
    WHERE member_id = ${memberId} AND ${isKnown ? read`booked_at` : read`occurred_at`} < ${end}
    WINDOW told AS (ORDER BY ${isKnown ? read`seq` : read`occurred_at, seq`} ROWS UNBOUNDED PRECEDING)`;
}

/**
 * The statement of a member by the end of a day of the programme: what had happened by then, however late it was booked, or
 * what was known then. The newest first, 25 to a page: those up to a place, or the latest.
 */
export const listEntriesAsOf = defineQuery({
  id: 'points.listEntriesAsOf',
  permission: 'points.read',
  input: asOfInput.extend({ upTo: z.number().int().positive().max(2_147_483_647).nullable() }),
  run: async ({ read, input: { upTo, ...asOf } }): Promise<AsOfPage> => {
    const told = toldBy(read, { ...asOf, zone: await readZone(read) });
    const [sums, entries] = await Promise.all([
      read<{ count: number; balance: Points; pending: Points; debt: Points }[]>`
        SELECT count(*)::int AS count, coalesce(sum(amount), 0)::bigint AS balance, coalesce(sum(pending), 0)::bigint AS pending,
          coalesce(sum(debt), 0)::bigint AS debt FROM (${told}) AS all_told`,
      read<StatementEntry[]>`
        SELECT e.seq, e.place, e.kind, e.amount, e.pending, e.debt, e.running AS "balanceAfter", e.reason,
          e.other_member_id::float8 AS "otherMemberId", e.occurred_at AS "occurredAt", ${read.unsafe(NUMBER_OF_RECEIPT)} AS receipt, s.name AS store
        FROM (SELECT * FROM (${told}) AS all_told ${upTo === null ? read`` : read`WHERE place <= ${upTo}`}
          ORDER BY place DESC LIMIT ${ENTRIES_PAGE_SIZE}) e ${read.unsafe(RECEIPT_OF_ENTRY)}
        ORDER BY e.place DESC`,
    ]);
    const nothing = { count: 0, balance: toPoints(0n), pending: toPoints(0n), debt: toPoints(0n) };
    return { entries, ...(sums[0] ?? nothing) };
  },
});

/** One line of the file. */
export type CsvEntry = Pick<
  StatementEntry,
  'seq' | 'kind' | 'amount' | 'pending' | 'debt' | 'balanceAfter' | 'occurredAt'
> & {
  readonly bookedAt: Date;
};

/** The same as a whole, the oldest first, for a file. */
export const readEntriesAsOf = defineQuery({
  id: 'points.readEntriesAsOf',
  permission: 'points.read',
  input: asOfInput,
  run: async ({ read, input }): Promise<readonly CsvEntry[]> => {
    const told = toldBy(read, { ...input, zone: await readZone(read) });
    return read<CsvEntry[]>`
      SELECT seq, kind, amount, pending, debt, running AS "balanceAfter", occurred_at AS "occurredAt", booked_at AS "bookedAt"
      FROM (${told}) AS all_told ORDER BY place LIMIT ${MOST_CSV_ENTRIES}`;
  },
});
