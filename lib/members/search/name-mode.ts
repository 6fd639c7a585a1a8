import 'server-only';
import type { Read } from '@/db/read';
import type { SearchPlan, Ways } from '@/lib/domain/members/search-plan';
import type { MemberSource } from './member-source';
import { type NameHow, nameLikeness, nameMatches } from './name-match';

/** One way of looking for the names of a text. */
export type NameMode = { readonly how: NameHow; readonly ways: Ways };

/** The modes in the order they are tried: as typed, in the other layout, forgiving typos. */
export function nameModes(plan: SearchPlan): NameMode[] {
  // Resembling forgives the spelling too: the likelier one is enough.
  const likeliest = plan.names.slice(-1);
  const modes: NameMode[] = [
    { how: 'contains', ways: plan.names },
    { how: 'contains', ways: plan.swappedNames },
    { how: 'similar', ways: likeliest },
    { how: 'similar', ways: plan.swappedNames },
    { how: 'alike', ways: likeliest },
  ];
  return modes.filter(({ ways }) => ways.length > 0);
}

/** Resembling names that are weighed, and the most alike of them that are taken. */
const WEIGHED_LIMIT = 3_000;
const ALIKE_LIMIT = 500;

async function contained(
  read: Read,
  mode: NameMode,
  seesContacts: boolean,
): Promise<MemberSource | null> {
  const condition = nameMatches(read, { ...mode, seesContacts });
  const rows = read`SELECT p.member_id FROM member_profiles p WHERE ${condition}`;
  const any = await read`SELECT FROM (${rows}) found LIMIT 1`;
  return any.length === 0 ? null : { memberIds: rows };
}

async function resembling(
  read: Read,
  mode: NameMode,
  seesContacts: boolean,
): Promise<MemberSource | null> {
  const condition = nameMatches(read, { ...mode, seesContacts });
  const rows = await read<{ memberId: number }[]>`
    SELECT p.member_id::float8 AS "memberId" FROM (
      SELECT p.* FROM member_profiles p WHERE ${condition} LIMIT ${WEIGHED_LIMIT}
    ) p ORDER BY ${nameLikeness(read, mode.ways)} DESC, p.member_id LIMIT ${ALIKE_LIMIT}`;
  const ids = rows.map((row) => row.memberId);
  return ids.length === 0 ? null : { memberIds: read`SELECT unnest(${ids}::bigint[])` };
}

/**
 * Everybody whose name is meant, by the first mode that finds anybody; null when none does. Names that merely
 * resemble are at most the 500 most alike: comparing every one in a list would take seconds.
 */
export async function findByName(
  read: Read,
  plan: SearchPlan,
  seesContacts: boolean,
): Promise<MemberSource | null> {
  for (const mode of nameModes(plan)) {
    const find = mode.how === 'contains' ? contained : resembling;
    const found = await find(read, mode, seesContacts);
    if (found !== null) return found;
  }
  return null;
}
