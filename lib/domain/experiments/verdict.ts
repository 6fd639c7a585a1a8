import type { Difference } from './compare';

/** The fewest buyers of the arm that has fewer before anything is said: below it means are not near normal. */
export const LEAST_BUYERS = 10;

/**
 * What may be said of an experiment. A verdict is earned by as many members as were planned, not by a day on which the interval happened
 * to leave zero: looking every day finds such a day several times as often as 95% promises.
 */
export type Verdict =
  /** Groups are not as large as planned: nothing is said before it is known why. */
  | { readonly is: 'groupsDiffer' }
  /** `days` null: at this pace there will never be enough. */
  | { readonly is: 'notEnough'; readonly days: number | null }
  | { readonly is: 'more' | 'less' | 'noDifference' };

/** The verdict on the figure that the experiment was planned for. */
export function verdictOf({
  differsFromPlan,
  difference,
  buyers,
  daysToGo,
}: {
  readonly differsFromPlan: boolean;
  readonly difference: Difference | null;
  /** Of the arm that has fewer. */
  readonly buyers: number;
  /** Until there are as many members as planned; null: never. */
  readonly daysToGo: number | null;
}): Verdict {
  if (differsFromPlan) return { is: 'groupsDiffer' };
  if (daysToGo === null || daysToGo > 0) return { is: 'notEnough', days: daysToGo };
  if (difference === null || buyers < LEAST_BUYERS) return { is: 'notEnough', days: null };
  const { low, high } = difference.interval;
  if (low > 0) return { is: 'more' };
  return { is: high < 0 ? 'less' : 'noDifference' };
}
