import { requireActor } from '@/lib/access/session';
import { addMonths, monthOf } from '@/lib/domain/shared/calendar';
import { runQuery } from '@/lib/kernel/query';
import { listTrialReceipts } from '@/lib/rules/queries/list-trial-receipts';

/** Months that a rule can be tried on, back from the last one with receipts. */
const MONTHS = 12;

/** The receipts and months that rules are tried on. */
export async function readTrialOptions(todayOn: string) {
  const actor = await requireActor('rules.read');
  const receipts = await runQuery(listTrialReceipts, { number: '' }, actor);
  const last = monthOf(receipts[0]?.businessDate ?? todayOn);
  return {
    receipts,
    months: Array.from({ length: MONTHS }, (_, back) => addMonths(last, -back)),
  };
}
