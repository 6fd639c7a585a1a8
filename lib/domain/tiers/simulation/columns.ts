import { toPoints } from '../../shared/points';
import type { Ladder, TierBasis } from '../ladder';
import type { Measure } from '../standing';

/** Measures of many members, a column for each basis that is asked for: whole numbers below 2^53 in each. */
export type MeasureColumns = Readonly<Partial<Record<TierBasis, Float64Array>>>;

/** Room for so many members. */
export function measureColumns(bases: readonly TierBasis[], size: number): MeasureColumns {
  return Object.fromEntries(bases.map((basis) => [basis, new Float64Array(size)]));
}

export function putMeasure(columns: MeasureColumns, at: number, measure: Measure): void {
  for (const [basis, column] of Object.entries(columns)) {
    column[at] = Number(measure[basis as TierBasis]);
  }
}

/** What the columns hold of a member; a basis that is not asked for is zero. */
export function measureAt(columns: MeasureColumns, at: number): Measure {
  return {
    spend: BigInt(columns.spend?.[at] ?? 0),
    receipts: columns.receipts?.[at] ?? 0,
    points: toPoints(BigInt(columns.points?.[at] ?? 0)),
  };
}

/** Puts the step that each member's measures reach into `into`, -1 for none: `earnedStep` by columns. */
export function earnedSteps(
  { bases, match, tiers }: Ladder,
  columns: MeasureColumns,
  into: Int8Array,
): Int8Array {
  const asked = bases.map((basis) => ({
    column: columns[basis] ?? new Float64Array(into.length),
    from: Float64Array.from(tiers, (tier) => Number(tier.from[basis] ?? 0)),
  }));
  const isAll = match === 'all';
  into.fill(isAll ? tiers.length - 1 : -1);
  for (const { column, from } of asked) {
    for (let at = 0; at < into.length; at += 1) {
      const measured = column[at] ?? 0;
      let step = from.length - 1;
      while (step >= 0 && measured < (from[step] ?? 0)) step -= 1;
      // Thresholds of a basis never fall from one tier to the next: of all bases the least step counts, of any the most.
      const other = into[at] ?? -1;
      if (isAll ? step < other : step > other) into[at] = step;
    }
  }
  return into;
}
