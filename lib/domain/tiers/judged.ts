import type { Ladder } from './ladder';
import type { Judgement } from './records';
import { type Standing, stepOf } from './standing';

/** Whether two standings are the same. */
export function isSameStanding(one: Standing, other: Standing): boolean {
  return (Object.keys(one) as (keyof Standing)[]).every((key) => one[key] === other[key]);
}

/** What a judgement that changed a standing came to. */
export function judgementOf(
  ladder: Ladder,
  { before, after }: { before: Standing; after: Standing },
): Judgement {
  const from = stepOf(ladder, before.tierId);
  const to = stepOf(ladder, after.tierId);
  if (to > from) return 'reached';
  if (to < from) return 'fell';
  if (before.graceUntilOn === null && after.graceUntilOn !== null) return 'grace';
  return before.graceUntilOn !== null && after.graceUntilOn === null ? 'cleared' : 'held';
}
