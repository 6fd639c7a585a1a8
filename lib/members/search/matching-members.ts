import 'server-only';
import type { Read } from '@/db/read';
import { planSearch } from '@/lib/domain/members/search-plan';
import { joinFragments } from '../join-fragments';
import { identityBranches } from './identity-match';
import type { MemberSource } from './member-source';
import { findByName } from './name-mode';

/** Everybody the text finds, without a limit: for lists and counts. */
export async function matchingMembers(
  read: Read,
  text: string,
  seesContacts: boolean,
): Promise<MemberSource> {
  const nobody = { memberIds: read`SELECT NULL::bigint WHERE false` };
  const plan = planSearch(text, seesContacts);
  if (plan === null) return nobody;
  const named = await findByName(read, plan, seesContacts);
  const sources = identityBranches(read, plan, seesContacts).map(
    ({ rows }) => read`SELECT member_id FROM (${rows}) found`,
  );
  if (named !== null) sources.push(read`(${named.memberIds})`);
  const memberIds = joinFragments(read, sources, 'UNION ALL');
  return memberIds === null ? nobody : { memberIds };
}
