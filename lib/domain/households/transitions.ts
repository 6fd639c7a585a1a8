import { PLACE_STATES, type PlaceState } from './states';

/** What can happen to a place. `expire` is done by the calendar, `takeOver` by a merge. */
export const PLACE_OPERATIONS = [
  'found',
  'invite',
  'admit',
  'takeOver',
  'accept',
  'decline',
  'withdraw',
  'expire',
  'leave',
] as const;
export type PlaceOperation = (typeof PLACE_OPERATIONS)[number];

/** Where a place begins. */
export const NO_PLACE = 'none';
export type PlaceFrom = PlaceState | typeof NO_PLACE;
export const PLACE_FROM: readonly PlaceFrom[] = [NO_PLACE, ...PLACE_STATES];

export type PlaceTransition = {
  readonly operation: PlaceOperation;
  readonly from: PlaceFrom;
  readonly to: PlaceState;
};

/**
 * The whole life of a place in a household. The database holds the same rows in `household_transitions` and refuses any
 * other change. An end has no way back: who comes again gets a new place.
 */
export const PLACE_TRANSITIONS: readonly PlaceTransition[] = [
  { operation: 'found', from: NO_PLACE, to: 'joined' },
  { operation: 'invite', from: NO_PLACE, to: 'invited' },
  { operation: 'admit', from: NO_PLACE, to: 'joined' },
  { operation: 'takeOver', from: NO_PLACE, to: 'joined' },
  { operation: 'accept', from: 'invited', to: 'joined' },
  { operation: 'decline', from: 'invited', to: 'declined' },
  { operation: 'withdraw', from: 'invited', to: 'withdrawn' },
  { operation: 'expire', from: 'invited', to: 'expired' },
  { operation: 'leave', from: 'joined', to: 'left' },
];
