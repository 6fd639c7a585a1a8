/** A line as it was bought, with what came back of it. Amounts in minor units. */
export type BoughtLine = {
  readonly lineNo: number;
  readonly quantityMilli: bigint;
  readonly amountMinor: bigint;
  readonly returnedMilli: bigint;
  readonly returnedMinor: bigint;
};

/** What comes back of a line now. */
export type ReturnedLine = Pick<BoughtLine, 'lineNo' | 'quantityMilli' | 'amountMinor'>;

/** What somebody brings back: everything that is left, or parts of lines; what is given for a part, or null: its share. */
export type AskedReturn =
  | { readonly kind: 'whole' }
  | {
      readonly kind: 'lines';
      readonly lines: readonly {
        readonly lineNo: number;
        readonly quantityMilli: bigint;
        readonly amountMinor: bigint | null;
      }[];
    };

/** Why a return is not taken. The words stand in `purchases.returnReasons.<reason>`. */
export const RETURN_REFUSALS = [
  'nothingLeft',
  'moreThanBought',
  'noSuchLine',
  'noLines',
  'beforePurchase',
  'isReturn',
] as const;
export type ReturnRefusal = (typeof RETURN_REFUSALS)[number];

/** All that is left of a line. */
function restOf(line: BoughtLine): ReturnedLine {
  return {
    lineNo: line.lineNo,
    quantityMilli: line.quantityMilli - line.returnedMilli,
    amountMinor: line.amountMinor - line.returnedMinor,
  };
}

/**
 * What a part of a line was paid with: in proportion to the quantity that came back in all, rounded down, less what was given
 * for before; so that the last unit brings back the last kopeck.
 */
function shareOf(line: BoughtLine, quantityMilli: bigint): bigint {
  const all = line.returnedMilli + quantityMilli;
  const due = (line.amountMinor * all) / line.quantityMilli - line.returnedMinor;
  return due > 0n ? due : 0n;
}

/** What comes back of a purchase, line by line: never more than was bought; or why not. */
export function returnedLines(
  bought: readonly BoughtLine[],
  what: AskedReturn,
): { readonly lines: readonly ReturnedLine[] } | { readonly refusal: ReturnRefusal } {
  if (what.kind === 'whole') {
    const lines = bought
      .map(restOf)
      .filter(({ quantityMilli, amountMinor }) => quantityMilli > 0n || amountMinor > 0n);
    return lines.length === 0 && bought.length > 0 ? { refusal: 'nothingLeft' } : { lines };
  }
  if (bought.length === 0) return { refusal: 'noLines' };
  const lines: ReturnedLine[] = [];
  for (const asked of what.lines) {
    const line = bought.find(({ lineNo }) => lineNo === asked.lineNo);
    if (line === undefined) return { refusal: 'noSuchLine' };
    const rest = restOf(line);
    if (asked.quantityMilli > rest.quantityMilli) return { refusal: 'moreThanBought' };
    const amountMinor = asked.amountMinor ?? shareOf(line, asked.quantityMilli);
    if (amountMinor > rest.amountMinor) return { refusal: 'moreThanBought' };
    lines.push({ lineNo: line.lineNo, quantityMilli: asked.quantityMilli, amountMinor });
  }
  return { lines };
}

/** What is left of each line after a return. */
export function keptAfter(
  bought: readonly BoughtLine[],
  returned: readonly ReturnedLine[],
): readonly ReturnedLine[] {
  const now = new Map(returned.map((line) => [line.lineNo, line]));
  return bought.map((line) => {
    const rest = restOf(line);
    const gone = now.get(line.lineNo);
    return {
      lineNo: line.lineNo,
      quantityMilli: rest.quantityMilli - (gone?.quantityMilli ?? 0n),
      amountMinor: rest.amountMinor - (gone?.amountMinor ?? 0n),
    };
  });
}

/**
 * What is kept of lines when so much of the whole came back and nobody says of what: each gives its share of it, rounded so that
 * the shares add up. Goods count as kept until all of their price came back.
 */
export function lessUnnamed(
  kept: readonly ReturnedLine[],
  unnamedMinor: bigint,
): readonly ReturnedLine[] {
  if (unnamedMinor <= 0n) return kept;
  const total = kept.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  if (unnamedMinor >= total) {
    return kept.map(({ lineNo }) => ({ lineNo, quantityMilli: 0n, amountMinor: 0n }));
  }
  let before = 0n;
  return kept.map((line) => {
    const upTo = before + line.amountMinor;
    const share = (unnamedMinor * upTo) / total - (unnamedMinor * before) / total;
    before = upTo;
    const amountMinor = line.amountMinor - share;
    const isGone = amountMinor === 0n && share > 0n;
    return { ...line, quantityMilli: isGone ? 0n : line.quantityMilli, amountMinor };
  });
}
