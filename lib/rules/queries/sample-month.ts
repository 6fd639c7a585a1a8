import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { candidateInput, type MonthSample, type TrialReceiptKey } from '@/lib/domain/rules/trial';
import { earnedAlone, withCandidate } from '@/lib/domain/rules/try-rule';
import { lastDayOf } from '@/lib/domain/shared/calendar';
import { pointsText, toPoints } from '@/lib/domain/shared/points';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readActiveRules } from '../read-active-rules';
import { readToday } from '../read-today';
import { readFacts } from '../trial/read-facts';

/** Most receipts that are judged. */
const SAMPLE = 2_000;

/** How many receipts of members the month has. */
async function countReceipts(read: Read, fromOn: string, toOn: string): Promise<number> {
  const [row] = await read<{ total: number }[]>`
    SELECT count(*)::int AS total FROM receipt_claims
    WHERE business_date BETWEEN ${fromOn}::date AND ${toOn}::date AND NOT is_return AND member_id <> ${GUEST_MEMBER_ID}`;
  return row?.total ?? 0;
}

/** Receipts of the month by a hash of their number: the same ones each time. */
async function drawKeys(
  read: Read,
  { fromOn, toOn, total }: { fromOn: string; toOn: string; total: number },
): Promise<readonly TrialReceiptKey[]> {
  const every = Math.max(1, Math.floor(total / SAMPLE));
  return read<TrialReceiptKey[]>`
    SELECT member_id::float8 AS "memberId", business_date::text AS "businessDate", purchase_id::float8 AS "purchaseId"
    FROM receipt_claims
    WHERE business_date BETWEEN ${fromOn}::date AND ${toOn}::date AND NOT is_return AND member_id <> ${GUEST_MEMBER_ID}
      AND abs(hashint8(purchase_id)::bigint) % ${every} = 0
    LIMIT ${SAMPLE}`;
}

/**
 * What a rule would have done to a month of receipts: at most 2,000 of them, drawn by a hash of their id. Each is judged by the
 * rules of its own day, by itself: caps of a day and a month are left out.
 */
export const sampleMonth = defineQuery({
  id: 'rules.sampleMonth',
  permission: 'rules.read',
  mayBeStale: true,
  input: z.object({
    month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/),
    candidate: candidateInput,
  }),
  run: async ({ read, input: { month, candidate }, now }): Promise<MonthSample> => {
    const startedMs = performance.now();
    const { timeZone } = await readToday(read, now);
    const days = { fromOn: `${month}-01`, toOn: lastDayOf(month) };
    const total = await countReceipts(read, days.fromOn, days.toOn);
    const keys = await drawKeys(read, { ...days, total });
    const found = await readFacts(readRowsOf(read), keys, timeZone);
    const run = readRowsOf(read);
    const onDays = [...new Set(found.map(({ facts }) => facts.businessDate))];
    const rulesOf = new Map(
      await Promise.all(onDays.map(async (day) => [day, await readActiveRules(run, day)] as const)),
    );
    let before = 0n;
    let after = 0n;
    let touched = 0;
    for (const { facts } of found) {
      const rules = rulesOf.get(facts.businessDate) ?? [];
      const was = earnedAlone(rules, facts).points;
      const is =
        candidate === null ? was : earnedAlone(withCandidate(rules, candidate), facts).points;
      before += was;
      after += is;
      if (was !== is) touched += 1;
    }
    return {
      receipts: found.length,
      total,
      touched,
      before: pointsText(toPoints(before)),
      after: pointsText(toPoints(after)),
      tookMs: Math.round(performance.now() - startedMs),
    };
  },
});
