import type { MovementGroup } from '@/lib/domain/analytics/points-movements';

/** The colour of a movement: what comes in is green or blue, what goes out amber, rust or grey. */
export const GROUP_COLOURS: Readonly<Record<MovementGroup, 1 | 2 | 3 | 4 | 5 | 6>> = {
  issued: 1,
  given: 3,
  givenBack: 5,
  reactivated: 5,
  movedIn: 6,
  redeemed: 2,
  expired: 4,
  takenBack: 6,
  taken: 3,
  debtRepaid: 5,
  movedOut: 6,
  writtenOff: 4,
};
