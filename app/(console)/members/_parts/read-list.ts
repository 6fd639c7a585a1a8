import { readCursor } from '@/lib/domain/members/list-cursor';
import { memberFiltersFromAddress } from '@/lib/domain/members/list-filters';
import { memberOrderFromAddress } from '@/lib/domain/members/list-order';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';

/** What the address of the list asks for. */
export function readList({ cell, ...rest }: AddressParameters) {
  // Filters forget an open `cell`; here the figure is what is listed, so it goes by another name.
  const parameters: AddressParameters = cell === undefined ? rest : { ...rest, figure: cell };
  const filters = memberFiltersFromAddress(parameters);
  const order = memberOrderFromAddress({
    sort: parameterOf(parameters, 'sort'),
    direction: parameterOf(parameters, 'dir'),
    isSearch: filters.q !== undefined,
  });
  const cursor = readCursor(parameterOf(parameters, 'cursor'), order.sort);
  return { parameters, filters, order, cursor };
}
