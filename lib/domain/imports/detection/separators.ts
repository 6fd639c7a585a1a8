/** What stands between the columns. `spaces` is a run of any length; leading ones are cut. */
export const SEPARATORS = ['comma', 'semicolon', 'tab', 'pipe', 'spaces'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** The character of each separator that has one. */
export const SEPARATOR_CHARACTERS: Readonly<Record<Exclude<Separator, 'spaces'>, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
};

const NOT_A_SPACE_RUN = /[^ ]+/g;

/** The columns of a line that is divided by runs of spaces. */
export function splitSpaces(line: string): string[] {
  return line.match(NOT_A_SPACE_RUN) ?? [];
}

/** Occurrences outside double quotes. */
function countOutsideQuotes(line: string, character: string): number {
  let count = 0;
  let quoted = false;
  for (const each of line) {
    if (each === '"') quoted = !quoted;
    else if (!quoted && each === character) count += 1;
  }
  return count;
}

/** How many lines agree on the commonest number of separators, and that number. */
function agreement(counts: readonly number[]): { share: number; columns: number } {
  const tally = new Map<number, number>();
  for (const count of counts) if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
  let best = { share: 0, columns: 0 };
  for (const [columns, lines] of tally) {
    const share = lines / counts.length;
    if (share > best.share || (share === best.share && columns > best.columns))
      best = { share, columns };
  }
  return best;
}

/** Line ends of every system, the longest first. */
const LINE_ENDS = /\r\n|\n|\r/;

/** Excel's first line that names the separator: `sep=;`. */
const NAMED = /^\ufeff?"?sep=(.)"?$/i;

/** The separator that a line of Excel's kind names, or null. */
export function namedSeparator(line: string): Separator | null {
  const mark = NAMED.exec(line)?.[1];
  const found = Object.entries(SEPARATOR_CHARACTERS).find(([, character]) => character === mark);
  return SEPARATORS.find((separator) => separator === found?.[0]) ?? null;
}

/** Whether the first record of a file is that line, cut by whatever separator. */
export function isSeparatorLine(cells: readonly string[]): boolean {
  const [first = '', ...rest] = cells;
  return /^sep=.?$/i.test(first) && rest.every((cell) => cell === '');
}

/** The first lines of a text; a line end inside double quotes ends none, as long as the quotes close. */
export function linesOf(text: string, most: number): readonly string[] {
  const plain = text.split(LINE_ENDS);
  const joined: string[] = [];
  let open: string | null = null;
  for (const line of plain) {
    const whole: string = open === null ? line : `${open}\n${line}`;
    const isOpen = (whole.split('"').length - 1) % 2 === 1;
    open = isOpen ? whole : null;
    if (!isOpen && joined.push(whole) >= most) return joined;
  }
  return open === null ? joined : plain.slice(0, most);
}

/** Share of the lines on which a separator is believed. */
const BELIEVED = 0.7;
/** Share from which a rarer mark, which heads the columns too, is believed before the comma of decimals. */
const CERTAIN = 0.9;

/**
 * The separator on which the lines agree best; a character beats spaces, for names hold spaces, and any other beats the
 * comma, for numbers hold commas. A file of one column is `comma`.
 */
export function guessSeparator(lines: readonly string[]): Separator {
  const filled = lines.filter((line) => line.trim() !== '');
  const [first = '', ...rest] = filled;
  const named = namedSeparator(first);
  if (named) return named;
  let best: { separator: Separator; score: number } = { separator: 'comma', score: 0 };
  for (const separator of ['tab', 'semicolon', 'pipe', 'comma'] as const) {
    const character = SEPARATOR_CHARACTERS[separator];
    const { share, columns } = agreement(filled.map((line) => countOutsideQuotes(line, character)));
    const isHead = rest.length > 0 && countOutsideQuotes(first, character) === columns;
    if (separator !== 'comma' && share >= CERTAIN && isHead) return separator;
    const score = share * (1 + Math.log1p(columns) / 10);
    if (score > best.score) best = { separator, score };
  }
  if (best.score >= BELIEVED) return best.separator;
  const spaces = agreement(filled.map((line) => splitSpaces(line).length - 1));
  return spaces.share > Math.max(best.score, BELIEVED) ? 'spaces' : best.separator;
}
