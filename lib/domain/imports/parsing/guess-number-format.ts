import { takeCurrencyOff } from './currency-signs';
import { type Decimal, type DecimalProblem, decimalReader, type NumberFormat } from './decimals';

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

/** How many of the filled texts each format reads, the most first; among equals the plainest. */
function ranked(texts: readonly string[]) {
  const filled = texts.filter((text) => text.trim() !== '');
  return CANDIDATES.map((format) => {
    const reader = decimalReader(format, 'any');
    const values = filled.map((text) => ({ text, value: reader(text) }));
    return { format, values, read: values.filter(({ value }) => typeof value !== 'string').length };
  }).sort((a, b) => b.read - a.read);
}

/** The format that reads the most of the filled texts; among equals the plainest. */
export function guessNumberFormat(texts: readonly string[]): NumberFormat {
  return ranked(texts)[0]?.format ?? { decimalMark: '.', thousandsMark: 'none' };
}

/** A text that two formats read, with the two. */
export type NumberRivals = {
  readonly text: string;
  readonly formats: readonly [NumberFormat, NumberFormat];
};

const plain = (value: Decimal | DecimalProblem | undefined) =>
  typeof value === 'object' ? `${value.digits}e-${value.scale}` : null;

/** Where another format reads as many of the texts and takes one for another number: `1,234` in every row; null when they are clear. */
export function findNumberRivals(texts: readonly string[]): NumberRivals | null {
  const [best, ...others] = ranked(texts);
  if (best === undefined) return null;
  for (const other of others) {
    if (other.read < best.read) break;
    const at = best.values.findIndex(({ value }, index) => {
      const rival = plain(other.values[index]?.value);
      return plain(value) !== null && rival !== null && plain(value) !== rival;
    });
    const text = best.values[at]?.text;
    if (text !== undefined) return { text: text.trim(), formats: [best.format, other.format] };
  }
  return null;
}

const NUMBER_LIKE = /^\s*[+\-−]?[\d.,'’\s]*\d[\d.,'’\s]*$/;

/** Whether the text looks like a number of some format, a sign of currency aside. */
export function isNumberLike(text: string): boolean {
  return NUMBER_LIKE.test(takeCurrencyOff(text)?.text ?? text);
}
