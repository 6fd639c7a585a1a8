import { addDays } from '../../shared/calendar';
import type { FailedAward } from '../decision';
import type { Outcomes } from './outcomes';
import type { SimulatedMember } from './simulation-input';

const SOME = 10;

/** Some members who would get it, from the whole of the period, each once. */
export function someReached({ gave, fromOn }: Outcomes): readonly SimulatedMember[] {
  const { memberIds, days, points } = gave;
  const chosen = new Map<number, SimulatedMember>();
  const step = Math.max(1, Math.floor(memberIds.length / SOME));
  for (let at = 0; at < memberIds.length && chosen.size < SOME; at += step) {
    const memberId = memberIds[at] ?? 0;
    const on = addDays(fromOn, days[at] ?? 0);
    if (!chosen.has(memberId)) {
      chosen.set(memberId, { memberId, on, failed: [], points: String(points[at] ?? 0n) });
    }
  }
  return [...chosen.values()].sort((one, other) => (one.on < other.on ? -1 : 1));
}

/** Some who would not, of every reason in turn, each once. */
export function someRefused({ gave, examples, fromOn }: Outcomes): readonly SimulatedMember[] {
  const reached = new Set(gave.memberIds);
  const byReason = [
    ...Map.groupBy(examples, ({ failed }) => failed[0]?.condition ?? 'open').values(),
  ];
  const chosen = new Map<number, SimulatedMember>();
  const most = Math.max(0, ...byReason.map((list) => list.length));
  for (let at = 0; at < most && chosen.size < SOME; at += 1) {
    for (const list of byReason) {
      const one = list[at];
      if (one === undefined || reached.has(one.memberId) || chosen.size >= SOME) continue;
      const { memberId, day, failed } = one;
      chosen.set(memberId, { memberId, on: addDays(fromOn, day), failed, points: '0' });
    }
  }
  return [...chosen.values()];
}

/** What a replay says of one member: their first award in it, or the reason that stood last. */
export function toldOf(
  { gave, refused, examples, fromOn }: Outcomes,
  memberId: number,
  reasonOf: (index: number) => FailedAward['condition'] | undefined,
): SimulatedMember {
  const given = gave.memberIds.indexOf(memberId);
  if (given >= 0) {
    const on = addDays(fromOn, gave.days[given] ?? 0);
    return { memberId, on, failed: [], points: String(gave.points[given] ?? 0n) };
  }
  const example = examples.find((one) => one.memberId === memberId);
  const at = refused.memberIds.indexOf(memberId);
  const condition = reasonOf(refused.reasons[at] ?? -1);
  const failed = condition === undefined ? [] : [{ condition, wanted: [], found: [] }];
  const on = addDays(fromOn, refused.days[at] ?? 0);
  return { memberId, on, failed: example?.failed ?? failed, points: '0' };
}
