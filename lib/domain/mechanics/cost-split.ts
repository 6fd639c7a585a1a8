import type { Mechanic } from './definition';
import { splitCost } from './kinds/partner';

/** Who pays what of a cost that a partner takes part in. */
export type CostSplit = {
  readonly partner: string;
  readonly partnerPaysBps: number;
  readonly partnerMinor: bigint;
  readonly programmeMinor: bigint;
};

/** Splits what a mechanic cost; null: the programme pays all of it. */
export function costSplitOf(
  { occasion }: Pick<Mechanic, 'occasion'>,
  costMinor: bigint,
): CostSplit | null {
  if (occasion.is !== 'partner') return null;
  const { partner, partnerPaysBps } = occasion;
  return { partner, partnerPaysBps, ...splitCost(costMinor, partnerPaysBps) };
}

/** What of a cost the programme itself pays. */
export const programmePays = (mechanic: Pick<Mechanic, 'occasion'>, costMinor: bigint): bigint =>
  costSplitOf(mechanic, costMinor)?.programmeMinor ?? costMinor;
