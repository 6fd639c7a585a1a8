import type { BoughtLine, ReturnedLine } from './return-lines';

/** A line of a return that says which goods came back and not of which line; both above zero. */
export type NamelessLine = {
  readonly article: string;
  readonly quantityMilli: bigint;
  readonly amountMinor: bigint;
};

type Rest = ReturnedLine & { readonly article: string };

/** Whether so much for so much has the price of the line. */
const isOfPrice = (rest: Rest, { quantityMilli, amountMinor }: NamelessLine): boolean =>
  rest.amountMinor * quantityMilli === amountMinor * rest.quantityMilli;

/**
 * Which lines of a purchase came back, told by their goods: of the lines of an article that have so much left the one of the same price, else
 * the first. Null when any of it fits none: then nobody knows of which goods the return is.
 */
export function matchReturned(
  bought: readonly (BoughtLine & { readonly article: string })[],
  returned: readonly NamelessLine[],
): readonly ReturnedLine[] | null {
  if (returned.length === 0) return null;
  const rests = bought.map(
    (line): Rest => ({
      lineNo: line.lineNo,
      article: line.article,
      quantityMilli: line.quantityMilli - line.returnedMilli,
      amountMinor: line.amountMinor - line.returnedMinor,
    }),
  );
  const matched = new Map<number, ReturnedLine>();
  for (const line of returned) {
    const fits = rests.filter(
      (rest) =>
        line.article !== '' &&
        rest.article === line.article &&
        rest.quantityMilli >= line.quantityMilli &&
        rest.amountMinor >= line.amountMinor,
    );
    const rest = fits.find((one) => isOfPrice(one, line)) ?? fits[0];
    if (rest === undefined) return null;
    const { lineNo } = rest;
    const before = matched.get(lineNo) ?? { lineNo, quantityMilli: 0n, amountMinor: 0n };
    matched.set(lineNo, {
      lineNo,
      quantityMilli: before.quantityMilli + line.quantityMilli,
      amountMinor: before.amountMinor + line.amountMinor,
    });
    rests.splice(rests.indexOf(rest), 1, {
      ...rest,
      quantityMilli: rest.quantityMilli - line.quantityMilli,
      amountMinor: rest.amountMinor - line.amountMinor,
    });
  }
  return [...matched.values()];
}
