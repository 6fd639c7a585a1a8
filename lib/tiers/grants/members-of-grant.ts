import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { GrantState } from '@/lib/domain/tiers/grants';
import { type Giving, grantOutcomes } from './outcomes';

/** A SELECT of `member_id, outcome`: what became of a grant's members so far; of one that waits, what would become of them now. */
export function membersOfGrant({
  grantId,
  state,
  ...giving
}: Giving & { readonly grantId: number; readonly state: GrantState }): SQL {
  if (state !== 'asked') {
    return sql`SELECT member_id, outcome FROM tier_grant_members WHERE grant_id = ${grantId}::int`;
  }
  return grantOutcomes(
    sql`SELECT unnest(member_ids) AS member_id FROM tier_grant_parts WHERE grant_id = ${grantId}::int`,
    giving,
  );
}
