import 'server-only';
import type { Read } from '@/db/read';
import { type Actor, can } from '@/lib/domain/access/actor';
import { memberCode } from '@/lib/domain/members/states';
import type { WithName } from '@/lib/domain/tiers/simulation/simulation-input';

/** Names of members for a reader who may see them; to others a member is a number. */
export async function namesOf(
  read: Read,
  actor: Actor,
  memberIds: readonly number[],
): Promise<(memberId: number) => WithName> {
  const isShown = can(actor, 'members.read') && memberIds.length > 0;
  const rows = isShown
    ? await read<{ id: number; name: string }[]>`
        SELECT member_id::float8 AS id, trim(first_name || ' ' || last_name) AS name
        FROM member_profiles WHERE member_id = ANY (${[...memberIds]}::bigint[])`
    : [];
  const known = new Map(rows.map(({ id, name }) => [id, name]));
  return (memberId) => ({ code: memberCode(memberId), name: known.get(memberId) || null });
}
