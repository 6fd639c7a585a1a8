import { type Points, toPoints } from '../shared/points';
import type { LedgerDifference } from './watch';

/** What of the books does not agree. `entries` is a count, the others are points. */
export const DIFFERING_FIGURES = [
  'balance',
  'pending',
  'debt',
  'entries',
  'left',
  'held',
  'amount',
] as const;
export type DifferingFigure = (typeof DIFFERING_FIGURES)[number];

/** A difference as people read it: which figure of what, as it is kept and as the books add up. */
export type ToldDifference = {
  readonly about: 'account' | 'lot' | 'entry' | 'hold';
  /** Number of the lot, entry or hold; null for the account. */
  readonly number: number | null;
  readonly figure: DifferingFigure;
  /** In hundredths, or a count of entries; null: there is none. */
  readonly kept: Points | null;
  readonly added: Points | null;
};

const figureOf = (text: string | undefined): Points | null =>
  text !== undefined && /^-?\d{1,18}$/.test(text) ? toPoints(BigInt(text)) : null;

type Compared = Pick<ToldDifference, 'figure' | 'kept' | 'added'>;

/** The first of several that differ; the first of all when they look alike. */
function firstDiffering(pairs: readonly [Compared, ...Compared[]]): Compared {
  return pairs.find(({ kept, added }) => kept !== added) ?? pairs[0];
}

/** An account: "<entries> <balance> <pending> <debt>" against what its entries, the last of them and its lots say. */
function ofAccount(stored: string, found: string): Compared {
  const [entries, balance, pending, debt] = stored.split(' ').map(figureOf);
  // entries <n> <balance> <pending> <debt> last <balance> <pending> <debt> lots <balance> <pending>
  const books = found.split(' ').map(figureOf);
  const pair = (figure: DifferingFigure, kept: Points | null | undefined, place: number) => ({
    figure,
    kept: kept ?? null,
    added: books[place] ?? null,
  });
  return firstDiffering([
    pair('balance', balance, 2),
    pair('balance', balance, 6),
    pair('balance', balance, 10),
    pair('pending', pending, 3),
    pair('pending', pending, 7),
    pair('pending', pending, 11),
    pair('debt', debt, 4),
    pair('debt', debt, 8),
    pair('entries', entries, 1),
  ]);
}

/** A lot: "<left> held <held>" on both sides; one that is only taken from has one figure. */
function ofLot(stored: string, found: string): Compared {
  const [left, , held] = stored.split(' ').map(figureOf);
  const [leftByBooks, , heldByBooks] = found.split(' ').map(figureOf);
  return firstDiffering([
    { figure: 'left', kept: left ?? null, added: leftByBooks ?? null },
    { figure: 'held', kept: held ?? null, added: heldByBooks ?? null },
  ]);
}

/** Makes of what a check of the doctor found something that people read. */
export function tellDifference({
  subject,
  stored,
  found,
}: Pick<LedgerDifference, 'subject' | 'stored' | 'found'>): ToldDifference {
  const [, what, number] = subject.split(' ');
  const named = { number: number === undefined ? null : Number(number) };
  if (what === 'lot') return { about: 'lot', ...named, ...ofLot(stored, found) };
  if (what === 'entry' || what === 'hold') {
    const kept = figureOf(stored);
    return { about: what, ...named, figure: 'amount', kept, added: figureOf(found) };
  }
  return { about: 'account', number: null, ...ofAccount(stored, found) };
}
