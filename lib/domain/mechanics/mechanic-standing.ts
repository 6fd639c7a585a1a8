import type { ShownVersion } from '../rules/rule-page';
import { nextAfter, versionOn } from '../rules/standing';
import type { MechanicPage, MechanicStanding, MechanicVersion } from './mechanic-page';

/** Whether a version says what a mechanic does. */
export function isMechanicVersion(version: ShownVersion): version is MechanicVersion {
  return version.definition.kind === 'mechanic';
}

/** What holds, what comes and what waits of a mechanic. */
export function mechanicStanding({
  versions,
  todayOn,
}: Pick<MechanicPage, 'versions' | 'todayOn'>): MechanicStanding {
  const live = versionOn(versions, todayOn);
  const next = nextAfter(versions, todayOn);
  const undecided = versions.find(({ state }) => state === 'draft' || state === 'inReview') ?? null;
  return { live, next, undecided, basis: next ?? live ?? versions[0] ?? null };
}

/** Mechanics are shown as MEC-042. */
export function mechanicCode(ruleId: number): string {
  return `MEC-${String(ruleId).padStart(3, '0')}`;
}
