import type { Ladder } from './ladder';
import type { Judgement } from './records';
import { earnedStep, type Measures, type Standing, stepOf } from './standing';

/** Whether two standings are the same. */
export function isSameStanding(one: Standing, other: Standing): boolean {
  return (Object.keys(one) as (keyof Standing)[]).every((key) => one[key] === other[key]);
}

/** What a judgement that changed a standing came to. */
export function judgementOf(
  ladder: Ladder,
  { before, after, measures }: { before: Standing; after: Standing; measures: Measures },
): Judgement {
  const from = stepOf(ladder, before.tierId);
  const to = stepOf(ladder, after.tierId);
  if (to > from) return earnedStep(ladder, measures.window) >= to ? 'reached' : 'lifted';
  if (to < from) return 'fell';
  if (before.graceUntilOn === null && after.graceUntilOn !== null) return 'grace';
  return before.graceUntilOn !== null && after.graceUntilOn === null ? 'cleared' : 'held';
}
