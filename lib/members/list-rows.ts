import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { reportMembersFilter } from '@/lib/analytics/reports/drill';
import { type Actor, can } from '@/lib/domain/access/actor';
import type { MemberFilters } from '@/lib/domain/members/list-filters';
import type { MemberSort } from '@/lib/domain/members/list-order';
import { attributeConditions } from './attributes/attribute-conditions';
import { joinFragments } from './join-fragments';
import { requireFigureRight } from './require-figure-right';
import { matchingMembers } from './search/matching-members';
import type { MemberSource } from './search/member-source';

/** The table a list is walked along: member_profiles `p` or member_sort_keys `k`. */
export type Driver = 'p' | 'k';

const TABLES: Readonly<Record<Driver, string>> = {
  p: 'member_profiles',
  k: 'member_sort_keys',
};

/** The driver's own table under its alias. */
export function driverTable(read: Read, driver: Driver): Fragment {
  return read`${read.unsafe(`${TABLES[driver]} ${driver}`)}`;
}

/** Filters made into SQL once: for the page, the count and the file alike. */
export type ResolvedFilters = {
  readonly conditions: (driver: Driver) => Fragment;
  /** The same, in the form that is quick for some thousands of rows. */
  readonly stretchConditions: (driver: Driver) => Fragment;
  /** What follows FROM; `rows` stands in the place of the driver's own table when only some of it is looked at. */
  readonly from: (driver: Driver, rows?: Fragment) => Fragment;
  /** Conditions on what is sorted by, which bound a walk along its index: begins with AND, or is empty. */
  readonly bounds: (sort: MemberSort) => Fragment;
  /** Whether anything is asked at all. */
  readonly isNarrowed: boolean;
  /** Whether a search, a figure or a rare value of an attribute says who is in. */
  readonly hasSource: boolean;
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
  const [tiers, stores, sources, attributes] = await Promise.all([
    tierIds(read, filters.tier),
    storeIds(read, filters),
    memberSources(read, filters, can(actor, 'members.readContacts')),
    attributeConditions(read, filters.attributes, actor),
  ]);
  const { status, kind } = filters;
  const { joinedFrom, joinedTo, lastPurchaseFrom, lastPurchaseTo } = filters;
  const days = (name: string, from: string | undefined, to: string | undefined): Fragment[] => [
    ...(from === undefined ? [] : [read`${read.unsafe(name)} >= ${from}::date`]),
    ...(to === undefined ? [] : [read`${read.unsafe(name)} <= ${to}::date`]),
  ];
  const conditionsOf = (driver: Driver, isStretch: boolean): Fragment => {
    const id = read.unsafe(`${driver}.member_id`);
    const all: Fragment[] = [
      ...(tiers === null ? [] : [read`k.tier_id = ANY(${tiers}::smallint[])`]),
      ...(stores === null ? [] : [read`k.home_store_id = ANY(${stores}::int[])`]),
      ...(status === undefined ? [] : [read`k.status = ANY(${status})`]),
      ...(kind === undefined ? [] : [read`k.kind = ANY(${kind})`]),
      ...days('k.joined_on', joinedFrom, joinedTo),
      ...days('k.last_purchase_on', lastPurchaseFrom, lastPurchaseTo),
      ...sources.map(({ memberIds }) => read`${id} IN (${memberIds})`),
      ...attributes.map(({ memberIds, probe }) =>
        isStretch ? probe(read`${id}`) : read`${id} IN (${memberIds})`,
      ),
    ];
    return joinFragments(read, all, 'AND') ?? read`true`;
  };
  const conditions = (driver: Driver) => conditionsOf(driver, false);
  const stretchConditions = (driver: Driver) => conditionsOf(driver, true);
  const isNarrowed = Object.values(filters).some((value) => value !== undefined);
  const from = (driver: Driver, rows?: Fragment): Fragment => {
    const own =
      rows === undefined ? driverTable(read, driver) : read`${rows} ${read.unsafe(driver)}`;
    return driver === 'p' && isNarrowed
      ? read`${own} JOIN member_sort_keys k USING (member_id)`
      : own;
  };
  const bounds = (sort: MemberSort): Fragment => {
    const own: Partial<Record<MemberSort, Fragment[]>> = {
      joined: days('k.joined_on', joinedFrom, joinedTo),
      lastPurchase: days('k.last_purchase_on', lastPurchaseFrom, lastPurchaseTo),
    };
    const all = joinFragments(read, own[sort] ?? [], 'AND');
    return all === null ? read`` : read`AND ${all}`;
  };
  const hasSource = sources.length > 0 || attributes.some(({ isRare }) => isRare);
  return { conditions, stretchConditions, from, bounds, isNarrowed, hasSource };
}
