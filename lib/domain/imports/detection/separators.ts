/** What stands between the columns. `spaces` is a run of any length; leading ones are cut. */
export const SEPARATORS = ['comma', 'semicolon', 'tab', 'spaces'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** The character of each separator that has one. */
export const SEPARATOR_CHARACTERS: Readonly<Record<Exclude<Separator, 'spaces'>, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
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

/**
 * The separator on which the lines agree best; a character beats spaces, for names hold spaces. A file of one
 * column is `comma`.
 */
export function guessSeparator(lines: readonly string[]): Separator {
  const filled = lines.filter((line) => line.trim() !== '');
  let best: { separator: Separator; score: number } = { separator: 'comma', score: 0 };
  for (const separator of ['tab', 'semicolon', 'comma'] as const) {
    const character = SEPARATOR_CHARACTERS[separator];
    const { share, columns } = agreement(filled.map((line) => countOutsideQuotes(line, character)));
    const score = share * (1 + Math.log1p(columns) / 10);
    if (score > best.score) best = { separator, score };
  }
  if (best.score >= 0.7) return best.separator;
  const spaces = agreement(filled.map((line) => splitSpaces(line).length - 1));
  return spaces.share > Math.max(best.score, 0.7) ? 'spaces' : best.separator;
}
