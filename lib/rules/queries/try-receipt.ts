import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import type { Bought } from '@/lib/domain/rules/facts';
import { candidateInput, type Trial, trialReceiptInput } from '@/lib/domain/rules/trial';
import { tryRule } from '@/lib/domain/rules/try-rule';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readActiveRules } from '../read-active-rules';
import { readToday } from '../read-today';
import { readFacts } from '../trial/read-facts';
import { readNames } from '../trial/read-names';

const YEAR_DAYS = 365;

/** What the member bought before the day, net of returns. */
async function readBought(read: Read, memberId: number, day: string): Promise<Bought> {
  const [row] = await read<{ ever: string; year: string }[]>`
    SELECT coalesce(sum(amount_minor), 0)::text AS ever,
      coalesce(sum(amount_minor) FILTER (WHERE business_date >= ${day}::date - ${YEAR_DAYS}::int), 0)::text AS year
    FROM purchases WHERE member_id = ${memberId} AND business_date < ${day}::date AND member_id <> 0`;
  return { everMinor: BigInt(row?.ever ?? 0), yearMinor: BigInt(row?.year ?? 0) };
}

/**
 * What a past receipt would have earned by the rules of its own day, with a rule in its place that is tried (a draft too) and
 * without it: rule by rule with why not, line by line. Nothing is written. Throws `not_found`.
 */
export const tryReceipt = defineQuery({
  id: 'rules.tryReceipt',
  permission: 'rules.read',
  input: z.object({ receipt: trialReceiptInput, candidate: candidateInput }),
  run: async ({ read, input, now }): Promise<Trial> => {
    const { receipt: key, candidate } = input;
    const { timeZone } = await readToday(read, now);
    const [rules, [found], bought] = await Promise.all([
      readActiveRules(readRowsOf(read), key.businessDate),
      readFacts(readRowsOf(read), [key], timeZone),
      readBought(read, key.memberId, key.businessDate),
    ]);
    if (found === undefined) throw new AppError('not_found');
    const names = await readNames(read, [
      ...rules.map(({ ruleId }) => ruleId),
      candidate?.ruleId ?? 0,
    ]);
    return {
      receipt: found.receipt,
      ...tryRule({ rules, candidate, facts: found.facts, bought, names }),
    };
  },
});
