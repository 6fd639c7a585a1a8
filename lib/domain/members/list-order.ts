import { z } from 'zod';

/** What the list of members can be sorted by. */
export const MEMBER_SORTS = ['joined', 'name', 'lastPurchase', 'revenue', 'receipts'] as const;
export type MemberSort = (typeof MEMBER_SORTS)[number];

export const SORT_DIRECTIONS = ['asc', 'desc'] as const;
export type SortDirection = (typeof SORT_DIRECTIONS)[number];

export type MemberOrder = { readonly sort: MemberSort; readonly direction: SortDirection };

/** The direction a sort begins with: the newest, the largest, A to Z. */
export const FIRST_DIRECTION: Readonly<Record<MemberSort, SortDirection>> = {
  joined: 'desc',
  name: 'asc',
  lastPurchase: 'desc',
  revenue: 'desc',
  receipts: 'desc',
};

/** Rows of a page of the list. */
export const MEMBERS_PAGE_SIZE = 50;

export const memberOrderSchema = z.object({
  sort: z.enum(MEMBER_SORTS),
  direction: z.enum(SORT_DIRECTIONS),
});

const isSort = (text: string | undefined): text is MemberSort =>
  MEMBER_SORTS.some((sort) => sort === text);

/** The order an address names; without one the newest come first, and what was searched for by name. */
export function memberOrderFromAddress(address: {
  sort: string | undefined;
  direction: string | undefined;
  isSearch: boolean;
}): MemberOrder {
  const fallback: MemberSort = address.isSearch ? 'name' : 'joined';
  const sort = isSort(address.sort) ? address.sort : fallback;
  const direction = SORT_DIRECTIONS.find((known) => known === address.direction);
  return { sort, direction: direction ?? FIRST_DIRECTION[sort] };
}
