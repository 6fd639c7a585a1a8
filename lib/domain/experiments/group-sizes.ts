import { assert } from '../shared/assert';
import { chiSquareBeyond } from './distributions';

/** Groups as uneven as these by chance once in a thousand times or less: something else dealt them. It is looked at every day. */
export const UNEVEN_BELOW = 0.001;

export type GroupSizes = {
  readonly chiSquare: number;
  readonly p: number;
  /** Members are missing from a group or were put into another: no difference can be trusted. */
  readonly differsFromPlan: boolean;
};

/** Whether groups are as large as planned, by Pearson's chi-square test. Parts are in any unit: shares in bps, or ones. */
export function checkGroupSizes(
  groups: readonly { readonly count: number; readonly part: number }[],
): GroupSizes {
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const [count, parts] = [sum(groups.map((one) => one.count)), sum(groups.map((one) => one.part))];
  assert(groups.length > 1 && groups.every(({ part }) => part > 0), 'each group has its part');
  if (count === 0) return { chiSquare: 0, p: 1, differsFromPlan: false };
  const chiSquare = sum(
    groups.map(({ count: found, part }) => {
      const planned = (count * part) / parts;
      return (found - planned) ** 2 / planned;
    }),
  );
  const p = chiSquareBeyond(chiSquare, groups.length - 1);
  return { chiSquare, p, differsFromPlan: p < UNEVEN_BELOW };
}
