import type { RfmGroup } from '../../analytics/rfm-groups';
import { AWARD_CONDITIONS } from '../decision';
import type { Outcomes } from './outcomes';
import type { SimulatedFilter } from './simulation-input';

/** How a member of a replay is grouped, and what they spent in the last year, minor units. */
export type MemberGroup = {
  /** 0: none. */
  readonly tierId: number;
  /** Null: not scored. */
  readonly rfm: RfmGroup | null;
  readonly spentMinor: number;
};
export type MemberGroups = ReadonlyMap<number, MemberGroup>;

const WEEK_DAYS = 7;
/** The week of a day of the period. */
export const weekOf = (day: number): number => Math.floor(day / WEEK_DAYS);

/** Exactly the members behind a figure of a simulation, by number, each once. */
export function membersOf(
  outcomes: Outcomes,
  groups: MemberGroups,
  { outcome, reason, week, tier, rfm, beside }: SimulatedFilter,
): readonly number[] {
  const columns = { reached: outcomes.gave, heldOut: outcomes.heldOut, refused: outcomes.refused };
  const { memberIds, days } = columns[outcome];
  const wanted = reason === undefined ? null : AWARD_CONDITIONS.indexOf(reason);
  const others = beside === undefined ? null : (outcomes.others.get(beside) ?? new Set<number>());
  const found = new Set<number>();
  memberIds.forEach((memberId, at) => {
    if (week !== undefined && weekOf(days[at] ?? 0) !== week) return;
    if (wanted !== null && outcomes.refused.reasons[at] !== wanted) return;
    if (others !== null && !others.has(memberId)) return;
    const group = groups.get(memberId);
    if (tier !== undefined && (group?.tierId ?? 0) !== tier) return;
    if (rfm !== undefined && group?.rfm !== rfm) return;
    found.add(memberId);
  });
  return [...found].sort((one, other) => one - other);
}
