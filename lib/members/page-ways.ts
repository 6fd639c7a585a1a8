import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { MemberCursor } from '@/lib/domain/members/list-cursor';
import { MEMBERS_PAGE_SIZE, type MemberOrder } from '@/lib/domain/members/list-order';
import { joinFragments } from './join-fragments';
import { driverTable, type ResolvedFilters } from './list-rows';
import { sortSource } from './list-sorts';

/** What a page is asked for. */
export type PageInput = {
  readonly order: MemberOrder;
  readonly cursor: MemberCursor | null;
  readonly filters: ResolvedFilters;
};

/** A page and one row more: whether there is a next one. */
export const PAGE_ROWS = MEMBERS_PAGE_SIZE + 1;

/** The rows beyond the cursor's, on its side. */
function beyond(read: Read, { order, cursor }: PageInput, isForward: boolean): Fragment {
  if (cursor === null) return read``;
  const { driver, columns } = sortSource(order.sort);
  const isGreater = (order.direction === 'asc') === isForward;
  const keys = columns.map(({ cast }, at) => read`${cursor.key[at] ?? ''}::${read.unsafe(cast)}`);
  const names = [...columns.map(({ sql }) => sql), `${driver}.member_id`].join(', ');
  return read`AND (${read.unsafe(names)}) ${read.unsafe(isGreater ? '>' : '<')}
    (${joinFragments(read, [...keys, read`${cursor.memberId}::bigint`], ',') ?? read``})`;
}

/** A SELECT of the ids of a page and one more, with the values that they are sorted by. */
export type PageWay = (read: Read, input: PageInput, isForward: boolean) => Fragment;

/** What every way to a page writes: the columns, and the order by their indexed or unindexed names. */
function wordsOf({ order }: PageInput, isForward: boolean) {
  const { driver, columns, stretchRows } = sortSource(order.sort);
  const direction = (order.direction === 'asc') === isForward ? 'ASC' : 'DESC';
  const by = (names: readonly string[]) =>
    [...names, `${driver}.member_id`].map((name) => `${name} ${direction}`).join(', ');
  return {
    driver,
    stretchRows,
    selected: `${driver}.member_id, ${columns.map(({ sql }, at) => `${sql} AS key_${at}`).join(', ')}`,
    indexed: by(columns.map(({ sql }) => sql)),
    unindexed: by(columns.map(({ unindexed }) => unindexed)),
  };
}

/** Along the index to the end of the page, however far that is: for a list that nothing narrows. */
export const walked: PageWay = (read, input, isForward) => {
  const { driver, selected, indexed } = wordsOf(input, isForward);
  return read`
    SELECT ${read.unsafe(selected)} FROM ${input.filters.from(driver)}
    WHERE ${input.filters.conditions(driver)} ${beyond(read, input, isForward)}
    ORDER BY ${read.unsafe(indexed)} LIMIT ${PAGE_ROWS}`;
};

/** Along the index for a stretch: fills a page unless few are in, or they stand far from this end. */
export const fromStretch: PageWay = (read, input, isForward) => {
  const { driver, stretchRows, selected, indexed } = wordsOf(input, isForward);
  const stretch = read`(
    SELECT * FROM ${driverTable(read, driver)} WHERE true ${input.filters.bounds(input.order.sort)}
      ${beyond(read, input, isForward)}
    ORDER BY ${read.unsafe(indexed)} LIMIT ${stretchRows})`;
  return read`
    SELECT ${read.unsafe(selected)} FROM ${input.filters.from(driver, stretch)}
    WHERE ${input.filters.stretchConditions(driver)}
    ORDER BY ${read.unsafe(indexed)} LIMIT ${PAGE_ROWS}`;
};

/**
 * Everybody who is in, then the best of them. The index of the order is out of sight, for the planner does not know
 * that, say, who joined last week stands at the far end of the biggest buyers, and would walk all of it.
 */
export const fromFiltered: PageWay = (read, input, isForward) => {
  const { driver, selected, unindexed } = wordsOf(input, isForward);
  return read`
    SELECT ${read.unsafe(selected)} FROM ${input.filters.from(driver)}
    WHERE ${input.filters.conditions(driver)} ${beyond(read, input, isForward)}
    ORDER BY ${read.unsafe(unindexed)} LIMIT ${PAGE_ROWS}`;
};
