import 'server-only';
import type { Tx } from '@/db/write';
import { AppError } from '@/lib/domain/shared/errors';
import type { GrantState } from '@/lib/domain/tiers/grants';

/** A grant under its lock. */
export type LockedGrant = {
  readonly grantId: number;
  readonly state: GrantState;
  readonly version: number;
  readonly ruleId: number;
  readonly tierId: number;
  readonly untilOn: string;
  readonly reason: string;
  readonly remark: string;
  readonly askedBy: number;
  readonly decidedBy: number | null;
};

const GRANT = `
  SELECT grant_id AS "grantId", state, version, rule_id AS "ruleId", tier_id AS "tierId", until_on::text AS "untilOn",
    reason, remark, asked_by AS "askedBy", decided_by AS "decidedBy"
  FROM tier_grants WHERE grant_id = $1 FOR UPDATE`;

/** Locks a grant that somebody decides on. Throws `not_found`, `stale_version`, `wrong_state` unless it is in one of these states. */
export async function lockGrant(
  { client }: Tx,
  { grantId, version }: { readonly grantId: number; readonly version: number },
  states: readonly GrantState[],
): Promise<LockedGrant> {
  const { rows } = await client.query<LockedGrant>(GRANT, [grantId]);
  const [grant] = rows;
  if (grant === undefined) throw new AppError('not_found');
  if (!states.includes(grant.state)) throw new AppError('wrong_state', { status: grant.state });
  if (grant.version !== version) throw new AppError('stale_version');
  return grant;
}

/** Takes a grant for one step, unless another worker has it; null: somebody has, or it is gone. */
export async function takeGrant({ client }: Tx, grantId: number): Promise<LockedGrant | null> {
  const { rows } = await client.query<LockedGrant>(`${GRANT} SKIP LOCKED`, [grantId]);
  return rows[0] ?? null;
}
