/** Development of one cohort, then what is expected of it. Figures are of one unit, floats: estimates, never the books. */
export type LadderRow = {
  /** What it comes to in the end. */
  readonly ultimate: number;
  /** Standard error of that; 0 when nothing is left to come. */
  readonly standardError: number;
};

export type Ladder = {
  readonly factors: readonly number[];
  readonly rows: readonly LadderRow[];
  /** Standard error of the sum of what all rows come to. */
  readonly totalStandardError: number;
};

const at = (values: readonly number[], place: number): number => values[place] ?? 0;

/** From one column to the next: the factor, and Mack's sigma squared, null where one row alone went that far. */
function step(rows: readonly (readonly number[])[], column: number) {
  const both = rows.filter((row) => row.length > column + 1 && at(row, column) > 0);
  const before = both.reduce((sum, row) => sum + at(row, column), 0);
  const after = both.reduce((sum, row) => sum + at(row, column + 1), 0);
  const factor = before > 0 ? after / before : 1;
  const squares = both.reduce((sum, row) => {
    const own = at(row, column + 1) / at(row, column);
    return sum + at(row, column) * (own - factor) ** 2;
  }, 0);
  return { before, factor, sigma2: both.length > 1 ? squares / (both.length - 1) : null };
}

/** Mack's rule for the last column, from the two before it. */
function lastSigma2(known: readonly number[]): number {
  const last = known.at(-1) ?? 0;
  const before = known.at(-2) ?? last;
  return Math.min(before === 0 ? 0 : last ** 2 / before, before, last);
}

/**
 * Chain ladder with the standard errors of Thomas Mack, "Distribution-free calculation of the standard error of chain ladder
 * reserve estimates", ASTIN Bulletin 23 (1993), 213-225. `rows` are cumulative, oldest first, each at most as long as the one
 * before it. The longest row is taken as finished.
 */
export function chainLadder(rows: readonly (readonly number[])[]): Ladder {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const steps = Array.from({ length: Math.max(0, columns - 1) }, (_, column) => step(rows, column));
  const sigmas: number[] = [];
  for (const { sigma2 } of steps) sigmas.push(sigma2 ?? lastSigma2(sigmas));
  const factor = (column: number) => steps[column]?.factor ?? 1;
  /** sigma² / f² of a column, and what it was learned from. */
  const noise = (column: number) =>
    factor(column) === 0 ? 0 : at(sigmas, column) / factor(column) ** 2;
  const learned = (column: number) => {
    const before = steps[column]?.before ?? 0;
    return before > 0 ? 1 / before : 0;
  };
  const found = rows.map((row) => {
    let value = row.at(-1) ?? 0;
    let own = 0;
    let shared = 0;
    for (let column = row.length - 1; column < columns - 1; column += 1) {
      if (column < 0) continue;
      own += value > 0 ? noise(column) * (1 / value + learned(column)) : 0;
      shared += noise(column) * learned(column);
      value *= factor(column);
    }
    return { ultimate: value, own: value ** 2 * own, shared };
  });
  const total = found.reduce((sum, row, place) => {
    const later = found.slice(place + 1).reduce((all, one) => all + one.ultimate, 0);
    return sum + row.own + 2 * row.ultimate * later * row.shared;
  }, 0);
  return {
    factors: steps.map((one) => one.factor),
    rows: found.map((row) => ({ ultimate: row.ultimate, standardError: Math.sqrt(row.own) })),
    totalStandardError: Math.sqrt(total),
  };
}
