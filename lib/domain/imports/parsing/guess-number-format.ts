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
    const reader = decimalReader(format);
    const read = filled.filter((text) => typeof reader(text) !== 'string').length;
    if (read > best.read) best = { format, read };
  }
  return best.format;
}
