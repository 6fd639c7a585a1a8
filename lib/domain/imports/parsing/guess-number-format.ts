import { takeCurrencyOff } from './currency-signs';
import { decimalReader, type NumberFormat } from './decimals';

/** Formats in the order of preference: the plain ones first. */
const CANDIDATES: readonly NumberFormat[] = [
  { decimalMark: '.', thousandsMark: 'none' },
  { decimalMark: ',', thousandsMark: 'none' },
  { decimalMark: ',', thousandsMark: 'space' },
  { decimalMark: '.', thousandsMark: ',' },
  { decimalMark: ',', thousandsMark: '.' },
  { decimalMark: '.', thousandsMark: 'space' },
  { decimalMark: '.', thousandsMark: "'" },
];

/** The format that reads the most of the filled texts; among equals the plainest. */
export function guessNumberFormat(texts: readonly string[]): NumberFormat {
  const filled = texts.filter((text) => text.trim() !== '');
  let best = { format: CANDIDATES[0] ?? { decimalMark: '.', thousandsMark: 'none' }, read: -1 };
  for (const format of CANDIDATES) {
    const reader = decimalReader(format, 'any');
    const read = filled.filter((text) => typeof reader(text) !== 'string').length;
    if (read > best.read) best = { format, read };
  }
  return best.format;
}

const NUMBER_LIKE = /^\s*[+\-−]?[\d.,'’\s]*\d[\d.,'’\s]*$/;

/** Whether the text looks like a number of some format, a sign of currency aside. */
export function isNumberLike(text: string): boolean {
  return NUMBER_LIKE.test(takeCurrencyOff(text)?.text ?? text);
}
