import { type AddressParameters, parameterOf } from '../shared/address-parameters';
import type { ListedMechanic } from './mechanic-page';

const among = (...states: readonly ListedMechanic['state'][]) => {
  const isAmong = ({ state }: ListedMechanic) => states.includes(state);
  return isAmong;
};

/** What the list of mechanics can be narrowed to; each is a figure of the strip above it. */
export const MECHANIC_FILTERS = {
  all: () => true,
  live: among('running', 'scheduled'),
  paused: among('paused'),
  waitsLaunch: among('approved'),
  undecided: ({ undecided }: ListedMechanic) => undecided !== null,
  over: among('ended', 'archived'),
} as const;
export type MechanicFilter = keyof typeof MECHANIC_FILTERS;
export const MECHANIC_FILTER_IDS = [
  'all',
  'live',
  'paused',
  'waitsLaunch',
  'undecided',
  'over',
] as const satisfies readonly MechanicFilter[];

/** What the address of the list narrows it to; all when it does not say. */
export function mechanicFilterFromAddress(address: AddressParameters): MechanicFilter {
  const asked = parameterOf(address, 'show');
  return MECHANIC_FILTER_IDS.find((known) => known === asked) ?? 'all';
}
