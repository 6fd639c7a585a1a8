import 'server-only';
import type { Read } from '@/db/read';
import { worth } from '@/lib/analytics/reports/points/point-value';
import type { PointValue } from '@/lib/domain/analytics/points-result';
import { RFM_GROUPS } from '@/lib/domain/analytics/rfm-groups';
import type { ResultPart } from '@/lib/domain/mechanics/results/asked';
import { comparePart, judgeStanding } from '@/lib/domain/mechanics/results/judge';
import type { ComparedResults, ResultTier } from '@/lib/domain/mechanics/results/results-page';
import { SILENCES } from '@/lib/domain/mechanics/results/silence';
import type { FigurePlan } from './figures-sql';
import { readArms } from './read-arms';

/** The names of parts in the order in which they are told. */
function orderOf(by: ResultPart, tiers: readonly ResultTier[]): readonly string[] {
  if (by === 'tier') return tiers.map(({ tierId }) => String(tierId));
  if (by === 'rfm') return RFM_GROUPS;
  return by === 'silence' ? SILENCES : [];
}

type Plan = {
  readonly holdoutBps: number;
  readonly leastBps: number;
  readonly marginBps: number;
  /** Days since the first was assigned, that one included. */
  readonly days: number;
  readonly value: PointValue;
  readonly tiers: readonly ResultTier[];
};

/** Both arms of everybody, and of each part that was asked for, and what may be said of them. */
export async function compareArms(
  read: Read,
  figures: FigurePlan,
  { holdoutBps, leastBps, marginBps, days, value, tiers }: Plan,
): Promise<Pick<ComparedResults, 'all' | 'parts' | 'standing'>> {
  const arms = await readArms(read, figures, (points) => worth(points, value));
  const all = comparePart(arms.all, marginBps);
  const names = [...orderOf(figures.by, tiers), null];
  return {
    all,
    standing:
      holdoutBps === 0 ? null : judgeStanding(arms.all, all, { holdoutBps, leastBps, days }),
    parts: names.flatMap((part) => {
      const own = arms.parts.get(part);
      return own === undefined ? [] : [{ part, compared: comparePart(own, marginBps) }];
    }),
  };
}
