import { standingOn } from '../rules/standing';
import type { VersionState } from '../rules/versions';

/** How a mechanic stands. What stands in its versions is told by them; the rest by its switches. */
export const MECHANIC_STATES = [
  'draft',
  'inReview',
  'approved',
  'scheduled',
  'running',
  'paused',
  'ended',
  'archived',
] as const;
export type MechanicState = (typeof MECHANIC_STATES)[number];

/** What people switched: nothing runs that was not launched, whatever was approved. */
export type Switches = {
  readonly isLaunched: boolean;
  readonly isPaused: boolean;
  readonly isArchived: boolean;
};

/** What people do to a mechanic beside its versions, and in which states. */
export const MECHANIC_MOVES = {
  launch: ['approved'],
  pause: ['scheduled', 'running'],
  resume: ['paused'],
  archive: ['draft', 'approved', 'ended'],
} as const satisfies Record<string, readonly MechanicState[]>;
export type MechanicMove = keyof typeof MECHANIC_MOVES;

/** Whether a mechanic that stands so can be moved so. */
export function mayMoveMechanic(state: MechanicState, move: MechanicMove): boolean {
  const from: readonly MechanicState[] = MECHANIC_MOVES[move];
  return from.includes(state);
}

type Version = {
  readonly no: number;
  readonly state: VersionState;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

/** How a mechanic stands on a day of the programme's zone. A version under review changes nothing for the one that runs. */
export function mechanicStateOn(
  versions: readonly Version[],
  { isLaunched, isPaused, isArchived }: Switches,
  on: string,
): MechanicState {
  if (isArchived) return 'archived';
  const standing = standingOn(versions, on);
  if (standing === 'never') {
    return versions.some(({ state }) => state === 'inReview') ? 'inReview' : 'draft';
  }
  if (standing === 'over') return 'ended';
  if (!isLaunched) return 'approved';
  if (isPaused) return 'paused';
  return standing === 'coming' ? 'scheduled' : 'running';
}
