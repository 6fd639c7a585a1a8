import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { MemberFilter } from '@/lib/domain/analytics/report-parameters';

/** Whether the filter asks for the joining day, which no sums are kept by. */
export function asksForJoining(filter: MemberFilter): boolean {
  return Boolean(filter.joinedFrom || filter.joinedTo);
}

/** Whether the filter asks for nothing: everybody is counted. */
export function isOfAll({ tier, store, storeFormat, joinedFrom, joinedTo }: MemberFilter): boolean {
  return [tier, store, storeFormat, joinedFrom, joinedTo].every((asked) => asked === undefined);
}

/** Condition on a column that holds a tier: begins with AND, or is empty. */
export function tierIs(read: Read, { tier }: MemberFilter, column: Fragment): Fragment {
  if (tier === undefined) return read``;
  return read`AND ${column} = (SELECT tier_id FROM tiers WHERE code = ${tier})`;
}

/** Conditions on a column that holds a store: begins with AND, or is empty. */
export function storeIs(
  read: Read,
  filter: Pick<MemberFilter, 'store' | 'storeFormat'>,
  column: Fragment,
): Fragment {
  const store = filter.store === undefined ? read`` : read`AND ${column} = ${filter.store}`;
  const format =
    filter.storeFormat === undefined
      ? read``
      : read`AND ${column} IN (SELECT store_id FROM stores WHERE format = ${filter.storeFormat})`;
  return read`${store} ${format}`;
}

/** Conditions on member_summary under the alias `s`: begins with AND, or is empty. */
export function memberIs(read: Read, filter: MemberFilter): Fragment {
  const tier = tierIs(read, filter, read`s.tier_id`);
  const from =
    filter.joinedFrom === undefined ? read`` : read`AND s.joined_on >= ${filter.joinedFrom}::date`;
  const to =
    filter.joinedTo === undefined ? read`` : read`AND s.joined_on <= ${filter.joinedTo}::date`;
  return read`${tier} ${from} ${to} ${storeIs(read, filter, read`s.home_store_id`)}`;
}
