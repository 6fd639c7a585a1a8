import 'server-only';
import { readPool } from '@/db/read';
import type { Actor } from '@/lib/domain/access/actor';
import type { MemberFilters } from '@/lib/domain/members/list-filters';
import { LIST_MEMBERS_MAX, LIST_PART_MEMBERS } from '@/lib/domain/segments/limits';
import { AppError } from '@/lib/domain/shared/errors';
import { resolveFilters } from '@/lib/members/list-rows';

/**
 * The members of a list with its filters, in pieces of 20,000 numbers; read by the text that the list itself is read by. Throws
 * `too_many` beyond 1,000,000, `forbidden` and `invalid_input` as the list does.
 */
export async function* selectedMembers(
  filters: MemberFilters,
  actor: Actor,
): AsyncGenerator<readonly number[]> {
  const read = readPool();
  const resolved = await resolveFilters(read, filters, actor);
  let count = 0;
  const rows = read<{ id: number }[]>`
    SELECT k.member_id::float8 AS id FROM ${resolved.from('k')} WHERE ${resolved.conditions('k')}`;
  for await (const piece of rows.cursor(LIST_PART_MEMBERS)) {
    count += piece.length;
    if (count > LIST_MEMBERS_MAX) throw new AppError('too_many', { limit: LIST_MEMBERS_MAX });
    yield piece.map(({ id }) => id);
  }
}
