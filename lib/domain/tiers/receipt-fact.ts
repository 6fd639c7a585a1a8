import { countsLine } from '../rules/counted-lines';
import type { ReceiptFacts } from '../rules/facts';
import type { Points } from '../shared/points';
import type { Ladder } from './ladder';
import type { DayFact } from './replay';

/** What a receipt counts on a ladder: its lines that count, itself, and the points it earned. */
export function receiptFact(
  { lines: counted }: Pick<Ladder, 'lines'>,
  { facts, points }: { readonly facts: ReceiptFacts; readonly points: Points },
): DayFact {
  const lines =
    counted === null ? facts.lines : facts.lines.filter((line) => countsLine(counted, line));
  const spend = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return { on: facts.businessDate, spend, receipts: 1, points };
}
