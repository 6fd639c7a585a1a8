import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { SearchPlan, Ways } from '@/lib/domain/members/search-plan';
import type { MemberSource } from './member-source';
import { type NameHow, namedMembers, nameLikeness, TYPO_MIN_LENGTH } from './name-match';

/** One way of looking for the names of a text. */
export type NameMode = { readonly how: NameHow; readonly ways: Ways };

/** Names that resemble are weighed up to here; a common name resembles tens of thousands. */
const WEIGHED_LIMIT = 500;

/** The modes in the order they are tried: as typed, in the other layout, forgiving typos. */
export function nameModes(plan: SearchPlan): NameMode[] {
  // Forgiving a letter forgives the spelling too: the likelier one is enough.
  const likeliest = plan.names.slice(-1);
  const hasLong = (words: readonly string[]) =>
    words.some((word) => word.length >= TYPO_MIN_LENGTH);
  const modes: NameMode[] = [
    { how: 'contains', ways: plan.names },
    { how: 'contains', ways: plan.swappedNames },
    { how: 'typo', ways: likeliest.filter(hasLong) },
    { how: 'typo', ways: plan.swappedNames.filter(hasLong) },
    { how: 'alike', ways: likeliest },
  ];
  return modes.filter(({ ways }) => ways.length > 0);
}

/**
 * SELECT of the first names that are meant, the most alike first when they only resemble. The inner list is planned
 * as if all of it were wanted, by the index, yet read no further than the limit: with the limit in sight the planner
 * would read the table and hope.
 */
export function firstNamed(
  read: Read,
  mode: NameMode,
  { limit, seesContacts }: { limit: number; seesContacts: boolean },
): Fragment {
  const named = read`WITH named AS MATERIALIZED (${namedMembers(read, { ...mode, seesContacts })})`;
  if (mode.how === 'contains') return read`${named} SELECT member_id FROM named LIMIT ${limit}`;
  return read`${named} SELECT p.member_id
    FROM (SELECT member_id FROM named LIMIT ${WEIGHED_LIMIT}) n JOIN member_profiles p USING (member_id)
    ORDER BY ${nameLikeness(read, mode.ways)} DESC, p.member_id LIMIT ${limit}`;
}

/**
 * Everybody whose name is meant, by the first mode that finds anybody; null when none does. Names that merely resemble
 * are at most 500: comparing every one in a list would take seconds.
 */
export async function findByName(
  read: Read,
  plan: SearchPlan,
  seesContacts: boolean,
): Promise<MemberSource | null> {
  for (const mode of nameModes(plan)) {
    const isExact = mode.how === 'contains';
    const limit = isExact ? 1 : WEIGHED_LIMIT;
    const rows = await read<{ memberId: number }[]>`
      SELECT member_id::float8 AS "memberId"
      FROM (${firstNamed(read, mode, { limit, seesContacts })}) found`;
    if (rows.length === 0) continue;
    // OFFSET 0 keeps the names by themselves, found by their index; a list would else walk by name and compare.
    if (isExact)
      return { memberIds: read`${namedMembers(read, { ...mode, seesContacts })} OFFSET 0` };
    const ids = rows.map(({ memberId }) => memberId);
    return { memberIds: read`SELECT unnest(${ids}::bigint[])` };
  }
  return null;
}
