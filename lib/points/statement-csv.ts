import 'server-only';
import { stringify } from 'csv-stringify/sync';
import { pointsText } from '@/lib/domain/shared/points';
import type { CsvEntry } from './queries/list-entries-as-of';

/** A statement as CSV: moments in UTC, points as numbers. There is nothing in it that people wrote. */
export function statementCsv(entries: readonly CsvEntry[]): string {
  const rows = entries.map((entry) => ({
    entry: entry.seq,
    happened_at: entry.occurredAt.toJSON(),
    booked_at: entry.bookedAt.toJSON(),
    kind: entry.kind,
    points: pointsText(entry.amount),
    waiting: pointsText(entry.pending),
    debt: pointsText(entry.debt),
    balance: pointsText(entry.balanceAfter),
  }));
  const columns = [
    'entry',
    'happened_at',
    'booked_at',
    'kind',
    'points',
    'waiting',
    'debt',
    'balance',
  ];
  return stringify(rows, { header: true, columns });
}
