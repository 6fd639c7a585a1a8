import { DATE_PATTERNS, type DatePattern, parseMoment } from './date-patterns';

/** How a column writes its dates. `rival` reads every one of them too, as another day: nothing tells which is meant. */
export type DateGuess = {
  readonly pattern: DatePattern;
  /** A second way in which the column writes some of its dates. */
  readonly more: DatePattern | null;
  readonly rival: DatePattern | null;
};

/** Share of a column that a second way of writing must read. */
const MORE_SHARE = 0.02;

const isFilled = (text: string) => text.trim() !== '';

/** The pattern that reads the most of the texts, and how many; among equals the first. */
function mostReading(texts: readonly string[]): { pattern: DatePattern; read: number } | null {
  let best: { pattern: DatePattern; read: number } | null = null;
  for (const pattern of DATE_PATTERNS) {
    const read = texts.filter((text) => parseMoment(text, pattern)).length;
    if (read > (best?.read ?? 0)) best = { pattern, read };
  }
  return best;
}

/** The pattern with day and month in the other order, if files are known to write so. */
function swapped(pattern: DatePattern): DatePattern | null {
  const other = pattern.replace(/MM|DD/g, (part) => (part === 'MM' ? 'DD' : 'MM'));
  return DATE_PATTERNS.find((known) => known === other) ?? null;
}

function rivalOf(pattern: DatePattern, texts: readonly string[]): DatePattern | null {
  const rival = swapped(pattern);
  if (rival === null) return null;
  let differs = false;
  for (const text of texts) {
    const moment = parseMoment(text, pattern);
    if (moment === null) continue;
    const other = parseMoment(text, rival);
    if (other === null) return null;
    differs ||= other.day !== moment.day;
  }
  return differs ? rival : null;
}

/**
 * How a column of dates writes them: the pattern that reads the most of it, if that is more than half. One day above
 * 12 anywhere in the column settles whether days or months come first.
 */
export function guessDates(texts: readonly string[]): DateGuess | null {
  const filled = texts.filter(isFilled);
  const best = mostReading(filled);
  if (best === null || best.read <= filled.length / 2) return null;
  const { pattern } = best;
  const rest = filled.filter((text) => parseMoment(text, pattern) === null);
  const second = mostReading(rest);
  const isMore =
    second !== null &&
    second.read >= filled.length * MORE_SHARE &&
    second.pattern !== swapped(pattern);
  return { pattern, more: isMore ? second.pattern : null, rival: rivalOf(pattern, filled) };
}

/** The pattern that reads most of the column, or null when it holds no dates. */
export function guessDatePattern(texts: readonly string[]): DatePattern | null {
  return guessDates(texts)?.pattern ?? null;
}

/** The ways in which all columns of a file write dates; `ambiguous` is the pair between which nothing decides. */
export type FileDates = {
  readonly patterns: readonly DatePattern[];
  readonly ambiguous: readonly [DatePattern, DatePattern] | null;
};

const isDayFirst = (pattern: DatePattern) => pattern.indexOf('DD') < pattern.indexOf('MM');

/** Brings the columns together: one that settles the order of day and month settles it for the others. */
export function guessFileDates(columns: readonly (readonly string[])[]): FileDates {
  const guesses = columns.map(guessDates).filter((guess) => guess !== null);
  const settled = guesses.find(({ pattern, rival }) => rival === null && swapped(pattern));
  const patterns: DatePattern[] = [];
  let ambiguous: FileDates['ambiguous'] = null;
  for (const { pattern, more, rival } of guesses) {
    const isOther = settled !== undefined && isDayFirst(settled.pattern) !== isDayFirst(pattern);
    patterns.push(rival !== null && isOther ? rival : pattern);
    if (more !== null) patterns.push(more);
    if (rival !== null && settled === undefined) ambiguous ??= [pattern, rival];
  }
  return { patterns: [...new Set(patterns)], ambiguous };
}
