import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { reportMembersFilter } from '@/lib/analytics/reports/drill';
import { type Actor, can } from '@/lib/domain/access/actor';
import type { MemberFilters } from '@/lib/domain/members/list-filters';
import { joinFragments } from './join-fragments';
import { requireFigureRight } from './require-figure-right';
import { matchingMembers } from './search/matching-members';
import type { MemberSource } from './search/member-source';

/** The table a list is walked along: members `m`, member_profiles `p`, member_sort_keys `k` or member_summary `s`. */
export type Driver = 'm' | 'p' | 'k' | 's';

/** Filters made into SQL once: for the page, the count and the file alike. */
export type ResolvedFilters = {
  readonly conditions: (driver: Driver) => Fragment;
  readonly from: (driver: Driver) => Fragment;
  /** Whether anything is asked at all. */
  readonly isNarrowed: boolean;
  /** Whether member_summary alone decides who is in. */
  readonly needsSummary: boolean;
};

async function tierIds(read: Read, codes: readonly string[] | undefined) {
  if (codes === undefined) return null;
  const rows = await read<{ tierId: number }[]>`
    SELECT tier_id AS "tierId" FROM tiers WHERE code = ANY(${[...codes]})`;
  return rows.map((row) => row.tierId);
}

/** Stores of the filter; a format stands for all stores of its kind. */
async function storeIds(read: Read, { store, storeFormat }: MemberFilters) {
  if (storeFormat === undefined) return store ?? null;
  const rows = await read<{ storeId: number }[]>`
    SELECT store_id AS "storeId" FROM stores WHERE format = ANY(${[...storeFormat]})`;
  const ids = rows.map((row) => row.storeId);
  return store === undefined ? ids : store.filter((id) => ids.includes(id));
}

async function memberSources(
  read: Read,
  { q, figure }: MemberFilters,
  seesContacts: boolean,
): Promise<MemberSource[]> {
  return Promise.all([
    ...(q === undefined ? [] : [matchingMembers(read, q, seesContacts)]),
    ...(figure === undefined ? [] : [reportMembersFilter(read, figure)]),
  ]);
}

/**
 * Ids and sources looked up first, so that the planner sees values it can count. Throws AppError `forbidden` when the
 * actor may not read the report whose figure is asked for.
 */
export async function resolveFilters(
  read: Read,
  filters: MemberFilters,
  actor: Actor,
): Promise<ResolvedFilters> {
  requireFigureRight(actor, filters);
  const [tiers, stores, sources] = await Promise.all([
    tierIds(read, filters.tier),
    storeIds(read, filters),
    memberSources(read, filters, can(actor, 'members.readContacts')),
  ]);
  const { status, kind, joinedFrom, joinedTo, lastPurchaseFrom, lastPurchaseTo } = filters;
  const needsSummary = [stores, lastPurchaseFrom, lastPurchaseTo].some((value) => value != null);
  const conditions = (driver: Driver): Fragment => {
    const base = driver === 's' ? 's' : 'm';
    const column = (name: string) => read`${read.unsafe(`${base}.${name}`)}`;
    const all: Fragment[] = [
      ...(tiers === null ? [] : [read`${column('tier_id')} = ANY(${tiers}::smallint[])`]),
      ...(stores === null ? [] : [read`s.home_store_id = ANY(${stores}::int[])`]),
      ...(status === undefined ? [] : [read`m.status = ANY(${status})`]),
      ...(kind === undefined ? [] : [read`${column('kind')} = ANY(${kind})`]),
      ...(joinedFrom === undefined ? [] : [read`${column('joined_on')} >= ${joinedFrom}::date`]),
      ...(joinedTo === undefined ? [] : [read`${column('joined_on')} <= ${joinedTo}::date`]),
      ...(lastPurchaseFrom === undefined
        ? []
        : [read`s.last_purchase_on >= ${lastPurchaseFrom}::date`]),
      ...(lastPurchaseTo === undefined
        ? []
        : [read`s.last_purchase_on <= ${lastPurchaseTo}::date`]),
      ...sources.map(({ memberIds }) => read`${column('member_id')} IN (${memberIds})`),
    ];
    return joinFragments(read, all, 'AND') ?? read`true`;
  };
  const from = (driver: Driver): Fragment => {
    const summary = needsSummary ? read`JOIN member_summary s USING (member_id)` : read``;
    if (driver === 'm') return read`members m ${summary}`;
    if (driver === 'k') return read`member_sort_keys k`;
    if (driver === 'p') return read`member_profiles p JOIN members m USING (member_id) ${summary}`;
    const members = status === undefined ? read`` : read`JOIN members m USING (member_id)`;
    return read`member_summary s ${members}`;
  };
  const isNarrowed = Object.values(filters).some((value) => value !== undefined);
  return { conditions, from, needsSummary, isNarrowed };
}
