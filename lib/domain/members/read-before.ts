import { type AddressParameters, parameterOf } from '../shared/address-parameters';

/** The key that a list of a member's page goes on from, as its address says: `?before=17`. Null: from the beginning. */
export function readBefore(address: AddressParameters): number | null {
  const text = parameterOf(address, 'before') ?? '';
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
