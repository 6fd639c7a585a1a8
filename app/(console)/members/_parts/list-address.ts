import { type MemberCursor, writeCursor } from '@/lib/domain/members/list-cursor';
import {
  FIRST_DIRECTION,
  type MemberOrder,
  type MemberSort,
} from '@/lib/domain/members/list-order';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';

const PATH = '/members';
const CSV_PATH = '/api/internal/members/csv';

/** The parameters as an address, without the empty ones. */
function queryOf(parameters: AddressParameters): URLSearchParams {
  const query = new URLSearchParams();
  for (const key of Object.keys(parameters)) {
    const value = parameterOf(parameters, key);
    if (value) query.set(key, value);
  }
  return query;
}

function hrefOf(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The list as it stands with some parameters set, or removed where the value is null. The place is forgotten. */
export function withParameters(
  parameters: AddressParameters,
  changes: Readonly<Record<string, string | null>>,
): string {
  const query = queryOf(parameters);
  query.delete('cursor');
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) query.delete(key);
    else query.set(key, value);
  }
  return hrefOf(PATH, query);
}

/** The list sorted by a column; by the same column again, the other way round. */
export function sortHref(
  parameters: AddressParameters,
  order: MemberOrder,
  sort: MemberSort,
): string {
  const isSame = order.sort === sort;
  const turned = order.direction === 'asc' ? 'desc' : 'asc';
  return withParameters(parameters, { sort, dir: isSame ? turned : FIRST_DIRECTION[sort] });
}

/** The page of the list that a cursor names. */
export function cursorHref(
  parameters: AddressParameters,
  cursor: MemberCursor | null,
): string | undefined {
  return cursor === null ? undefined : withParameters(parameters, { cursor: writeCursor(cursor) });
}

/** The list without a figure of a report and what only that report understands. */
export function withoutFigure(parameters: AddressParameters, kept: readonly string[]): string {
  const entries = Object.entries(parameters).filter(([key]) => kept.includes(key));
  return withParameters(Object.fromEntries(entries), {});
}

/** All rows of the list as a file. */
export function csvHref(parameters: AddressParameters): string {
  const query = queryOf(parameters);
  query.delete('cursor');
  return hrefOf(CSV_PATH, query);
}

/** A new segment that says what the figure of a report says, of which this is the list. */
export function segmentHref(parameters: AddressParameters): string {
  return hrefOf('/segments/new', queryOf(parameters));
}

/** A new list of members that keeps who is in this one now. */
export function listHref(parameters: AddressParameters): string {
  const query = queryOf(parameters);
  query.delete('cursor');
  return hrefOf('/segments/new-list', query);
}

/** The parameters of the address but the named ones: what a form must carry along. */
export function carried(
  parameters: AddressParameters,
  without: readonly string[],
): readonly (readonly [string, string])[] {
  return [...queryOf(parameters)].filter(([key]) => !without.includes(key));
}
