import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { type Actor, can } from '@/lib/domain/access/actor';
import type { CardFilters } from '@/lib/domain/cards/card-list';
import { joinFragments } from '@/lib/members/join-fragments';
import { matchingMembers } from '@/lib/members/search/matching-members';

const DIGITS = /^[\d\s-]{3,40}$/;

/** Cards by the whole of their number, its beginning or its end. */
function byNumber(read: Read, digits: string): Fragment {
  const reversed = [...digits].reverse().join('');
  return read`(c.member_id, c.number) IN (
    SELECT member_id, value FROM identity_claims WHERE kind = 'card' AND value LIKE ${`${digits}%`}
    UNION ALL
    SELECT member_id, value FROM identity_claims WHERE kind = 'card' AND reverse(value) LIKE ${`${reversed}%`})`;
}

/** In a list: a piece of SQL by itself would be run where it is awaited. */
async function bySearch(read: Read, text: string, actor: Actor): Promise<Fragment[]> {
  if (DIGITS.test(text)) return [byNumber(read, text.replaceAll(/[\s-]/g, ''))];
  const { memberIds } = await matchingMembers(read, text, can(actor, 'members.readContacts'));
  return [read`c.member_id IN (${memberIds})`];
}

/** The conditions of the list on cards `c`, days taken in the programme's zone; the state apart, for the counts. */
export async function cardConditions(
  read: Read,
  filters: CardFilters,
  actor: Actor,
): Promise<{ readonly conditions: Fragment }> {
  const { q, type, batch, store, changedFrom, changedTo } = filters;
  const zone = read`coalesce((SELECT time_zone FROM programme), 'UTC')`;
  const all: Fragment[] = [
    ...(type === undefined ? [] : [read`c.card_type_id = ANY(${type}::int[])`]),
    ...(batch === undefined ? [] : [read`c.batch_id = ${batch}`]),
    ...(store === undefined ? [] : [read`c.store_id = ${store}`]),
    ...(changedFrom === undefined
      ? []
      : [read`c.changed_at >= ${changedFrom}::timestamp AT TIME ZONE ${zone}`]),
    ...(changedTo === undefined
      ? []
      : [read`c.changed_at < (${changedTo}::timestamp + interval '1 day') AT TIME ZONE ${zone}`]),
    ...(q === undefined ? [] : await bySearch(read, q, actor)),
  ];
  return { conditions: joinFragments(read, all, 'AND') ?? read`true` };
}
