import { SEARCH_MAX_LENGTH } from '../members/list-filters';
import { type AddressParameters, parameterOf } from '../shared/address-parameters';
import { plainText } from '../shared/plain-text';

/** What the address of the list of segments asks for; what it cannot mean is left out. */
export function segmentListFromAddress(address: AddressParameters) {
  return {
    isArchived: parameterOf(address, 'show') === 'archived',
    find: plainText((parameterOf(address, 'q') ?? '').slice(0, SEARCH_MAX_LENGTH)),
    after: Number(/^\d{1,9}$/.exec(parameterOf(address, 'after') ?? '')?.[0] ?? 0),
  };
}
