import { z } from 'zod';
import { type AddressParameters, parameterOf } from '../shared/address-parameters';
import { KEPT_PARAMETERS } from '../views/kept-parameters';
import { IMPORT_KINDS, IMPORT_STATES } from './import-kinds';

/** What the history of imports can be narrowed to. */
export const importListFilters = z.object({
  kind: z.enum(IMPORT_KINDS).optional(),
  state: z.enum(IMPORT_STATES).optional(),
});
export type ImportListFilters = z.output<typeof importListFilters>;

/** The filters in an address; what it cannot mean is left out. */
export function importFiltersFromAddress(address: AddressParameters): ImportListFilters {
  const { kind, state } = importListFilters.shape;
  return {
    kind: kind.safeParse(parameterOf(address, 'kind')).data,
    state: state.safeParse(parameterOf(address, 'state')).data,
  };
}

const KEYS = ['kind', 'state', ...KEPT_PARAMETERS, 'before'] as const;

/** The history with another place, or the same list elsewhere: as a file. */
export function importsHref(
  address: AddressParameters,
  { before }: { readonly before: string | null },
  path = '/imports',
): string {
  const query = new URLSearchParams();
  for (const key of KEYS) {
    const value = key === 'before' ? before : parameterOf(address, key);
    if (value) query.set(key, value);
  }
  return query.size === 0 ? path : `${path}?${query}`;
}
