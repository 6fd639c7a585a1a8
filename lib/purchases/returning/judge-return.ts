import 'server-only';
import type { NamedPurchase } from '@/lib/domain/purchases/receipt-input';
import {
  type AskedReturn,
  lessUnnamed,
  type ReturnedLine,
  returnedLines,
} from '@/lib/domain/purchases/return-lines';
import { dayInZone } from '@/lib/domain/shared/calendar';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { requireNotAhead } from '../deciding/require-moment';
import { type Returning, refuseReturn } from './book-return';
import { lockOriginal } from './lock-original';

/** All goods that are left, for what is left to be paid back after what came back without a word of which goods it was. */
function restOf(lines: readonly ReturnedLine[], unnamedMinor: bigint): readonly ReturnedLine[] {
  const amounts = lessUnnamed(lines, unnamedMinor);
  return lines.map((line, place) => ({ ...line, amountMinor: amounts[place]?.amountMinor ?? 0n }));
}

/**
 * Locks what is to come back and judges it. Throws `return_refused` with the reason, `not_found`, `conflict`.
 */
export async function judgeReturn(
  context: LedgerContext,
  { of, what, at }: { readonly of: NamedPurchase; readonly what: AskedReturn; readonly at: Date },
): Promise<Returning> {
  requireNotAhead('returnedAt', at, context.now);
  const { timeZone, todayOn } = await readProgrammeFacts(context.tx, context.now);
  const businessDate = dayInZone(at, timeZone);
  const untilOn = businessDate > todayOn ? businessDate : todayOn;
  const original = await lockOriginal(context, of, untilOn);
  if (original.isReturn) throw refuseReturn('isReturn');
  if (businessDate < original.businessDate) throw refuseReturn('beforePurchase');
  const judged = returnedLines(original.lines, what);
  if ('refusal' in judged) throw refuseReturn(judged.refusal);
  const left = original.amountMinor - original.backMinor;
  const isBare = original.lines.length === 0;
  const named = judged.lines.reduce((sum, line) => sum + line.amountMinor, 0n);
  const isRest = what.kind === 'whole' && !isBare && left > 0n && named > left;
  const lines = isRest ? restOf(judged.lines, named - left) : judged.lines;
  const amountMinor = isBare || isRest ? left : named;
  // Returns that name no line came back of the whole: what they left is all there is.
  if (amountMinor > left) throw refuseReturn(left <= 0n ? 'nothingLeft' : 'moreThanBought');
  if (isBare && left <= 0n) throw refuseReturn('nothingLeft');
  return { original, lines, amountMinor, businessDate };
}
