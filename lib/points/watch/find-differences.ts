import 'server-only';
import { z } from 'zod';
import { type LedgerDifference, WATCH_SLICE } from '@/lib/domain/points/watch';
import { defineQuery } from '@/lib/kernel/query';
import { DIFFERENCES_OF_LIST, DIFFERENCES_OF_RANGE } from './difference-sql';

const DEADLINE_MS = 120_000;
/** More are found again when these are frozen. */
const MOST_DIFFERENCES = 10_000;

const idInput = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** What differs in the ledger of the members of a range, or of a list; as the doctor would find it. */
export const findLedgerDifferences = defineQuery({
  id: 'points.findLedgerDifferences',
  permission: 'system.run',
  input: z.union([
    z.object({ from: idInput, until: idInput }),
    z.object({ memberIds: z.array(idInput).max(WATCH_SLICE) }),
  ]),
  deadlineMs: DEADLINE_MS,
  run: async ({ read, input }): Promise<readonly LedgerDifference[]> => {
    const limit = `LIMIT ${MOST_DIFFERENCES}`;
    const rows =
      'memberIds' in input
        ? await read.unsafe<LedgerDifference[]>(`${DIFFERENCES_OF_LIST} ${limit}`, [
            `{${input.memberIds.join(',')}}`,
          ])
        : await read.unsafe<LedgerDifference[]>(`${DIFFERENCES_OF_RANGE} ${limit}`, [
            input.from,
            input.until,
          ]);
    return [...rows];
  },
});
