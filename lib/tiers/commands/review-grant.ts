import 'server-only';
import type { Tx } from '@/db/write';
import { type Actor, requireUserId } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { dayRefusal } from '@/lib/domain/tiers/floors';
import { seenGrant } from '@/lib/domain/tiers/grant-input';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { refuseTier } from '../floors/add-floor';
import { lockGrant } from '../grants/lock-grant';

const DECIDE = `
  UPDATE tier_grants SET state = $2::text, decided_by = $3, decided_at = $4::timestamptz, due_at = $4::timestamptz,
    ended_at = CASE WHEN $2::text = 'rejected' THEN $4::timestamptz END, version = version + 1
  WHERE grant_id = $1`;

type Decision = {
  readonly grantId: number;
  readonly state: 'giving' | 'rejected';
  readonly actor: Actor;
  readonly now: Date;
};

async function decide({ client }: Tx, { grantId, state, actor, now }: Decision) {
  await client.query(DECIDE, [grantId, state, requireUserId(actor), now]);
  const subject = { subjectKind: 'tierGrant', subjectId: grantId };
  return {
    result: { grantId },
    changes: [{ ...subject, before: { state: 'asked' }, after: { state } }],
  };
}

/**
 * A second person agrees: the worker gives the tier to the members of the grant, part by part. Throws `own_approval` (the database
 * refuses too), `tier_refused` (`past`), `stale_version`, `wrong_state`, `not_found`.
 */
export const approveGrant = defineCommand({
  id: 'tiers.approveGrant',
  permission: 'rules.approve',
  input: seenGrant,
  run: async ({ tx, actor, now, input }) => {
    const { grantId, askedBy, untilOn } = await lockGrant(tx, input, ['asked']);
    if (askedBy === requireUserId(actor)) throw new AppError('own_approval');
    const { todayOn } = await readProgrammeFacts(tx, now);
    const refusal = dayRefusal(untilOn, todayOn);
    if (refusal !== null) throw refuseTier(refusal);
    return decide(tx, { grantId, state: 'giving', actor, now });
  },
});

/** Nobody gets the tier: a second person does not agree, or whoever asked for it takes it back. Throws `stale_version`, `wrong_state`, `not_found`. */
export const rejectGrant = defineCommand({
  id: 'tiers.rejectGrant',
  permission: 'rules.approve',
  input: seenGrant,
  run: async ({ tx, actor, now, input }) => {
    const { grantId } = await lockGrant(tx, input, ['asked']);
    await tx.client.query('DELETE FROM tier_grant_parts WHERE grant_id = $1', [grantId]);
    return decide(tx, { grantId, state: 'rejected', actor, now });
  },
});
