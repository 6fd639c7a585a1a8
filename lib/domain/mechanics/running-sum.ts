import { z } from 'zod';
import { REFERENCE_MAX_LENGTH } from '../purchases/states';
import { minorText } from '../rules/conditions';
import { plainText } from '../shared/plain-text';
import type { GoodsSum, MemberPurchase } from './facts';

/** What of purchases counts for a mechanic, and how sums of it rise with purchases and fall with returns, each on its own day. */
const MOST_LISTED = 100;

export const referenceText = z
  .string()
  .trim()
  .min(1)
  .max(REFERENCE_MAX_LENGTH)
  .refine((text) => plainText(text) === text);

/** Which purchases count: of these categories alone, and when what counts of one comes to at least this. */
export const countedShape = {
  categories: z.array(referenceText).min(1).max(MOST_LISTED).optional(),
  leastMinor: minorText.default(0n),
};
export type Counted = {
  readonly categories?: readonly string[] | undefined;
  readonly leastMinor: bigint;
};

export const MEASURES = ['receipts', 'units', 'spend'] as const;
export type Measure = (typeof MEASURES)[number];

const sum = (goods: readonly GoodsSum[], { categories }: Counted) =>
  goods
    .filter(({ category }) => categories === undefined || categories.includes(category))
    .reduce((all, { units, minor }) => ({ units: all.units + units, minor: all.minor + minor }), {
      units: 0,
      minor: 0n,
    });

/** What a purchase counts for at the end of a day, by what was returned until then. */
function valueOn(
  { goods, returns }: MemberPurchase,
  { counted, measure, on }: { counted: Counted; measure: Measure; on: string },
): bigint {
  const bought = sum(goods, counted);
  const back = sum(
    returns.filter((one) => one.on <= on),
    counted,
  );
  const [units, minor] = [bought.units - back.units, bought.minor - back.minor];
  if (units <= 0 || minor < counted.leastMinor) return 0n;
  if (measure === 'receipts') return 1n;
  return measure === 'units' ? BigInt(units) : minor;
}

/** What a sum came to at the end of a day on which it changed. */
export type SumChange = { readonly on: string; readonly total: bigint };

/** The days on which the sum over purchases changed, and what it came to. */
export function runningSum(
  purchases: readonly MemberPurchase[],
  { counted, measure }: { readonly counted: Counted; readonly measure: Measure },
): readonly SumChange[] {
  const changes = new Map<string, bigint>();
  for (const purchase of purchases) {
    const days = [...new Set([purchase.on, ...purchase.returns.map(({ on }) => on)])].sort();
    let before = 0n;
    for (const on of days) {
      const value = valueOn(purchase, { counted, measure, on });
      changes.set(on, (changes.get(on) ?? 0n) + value - before);
      before = value;
    }
  }
  let total = 0n;
  return [...changes.keys()].sort().map((on) => {
    total += changes.get(on) ?? 0n;
    return { on, total };
  });
}

/** When a sum first came to a goal, and when it first fell below it again; null: it never came to it. */
export function reached(
  changes: readonly SumChange[],
  goal: bigint,
): { readonly on: string; readonly lostOn: string | null } | null {
  const at = changes.findIndex(({ total }) => total >= goal);
  const change = changes[at];
  if (change === undefined) return null;
  const lost = changes.slice(at).find(({ total }) => total < goal);
  return { on: change.on, lostOn: lost?.on ?? null };
}

/** How far somebody has come towards a goal: receipts and units as counts, what was spent in minor units. */
export type Progress = { readonly of: Measure; readonly found: bigint; readonly goal: bigint };

/** The most that a sum ever came to. */
export function highest(changes: readonly SumChange[]): bigint {
  return changes.reduce((most, { total }) => (total > most ? total : most), 0n);
}
