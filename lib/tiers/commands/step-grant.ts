import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { idInput } from '@/lib/domain/access/inputs';
import type { GrantState } from '@/lib/domain/tiers/grants';
import type { AuditChange } from '@/lib/kernel/audit';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { givePart } from '../grants/give-part';
import { type LockedGrant, takeGrant } from '../grants/lock-grant';
import { takePartBack } from '../grants/take-part-back';

type Step = { readonly todayOn: string; readonly now: Date };

/** What a step did, for the audit; null: nothing is left. */
type Done = Readonly<Record<string, number>> | null;

async function give(tx: Tx, grant: LockedGrant, { todayOn, now }: Step): Promise<Done> {
  // Whose last day passed while nobody gave it cannot be held by it.
  if (grant.untilOn < todayOn) return null;
  return givePart(tx, grant, { todayOn, now });
}

async function takeBack(tx: Tx, { grantId }: LockedGrant, { todayOn }: Step): Promise<Done> {
  const takenBack = await takePartBack(tx, { grantId, todayOn });
  return takenBack === 0 ? null : { takenBack };
}

const WORK: Readonly<
  Partial<Record<GrantState, { readonly step: typeof give; readonly ends: GrantState }>>
> = {
  giving: { step: give, ends: 'given' },
  takingBack: { step: takeBack, ends: 'takenBack' },
};

const changed = (grantId: number, after: Readonly<Record<string, unknown>>): AuditChange => ({
  ...{ subjectKind: 'tierGrant', subjectId: grantId, before: null, after },
});

/**
 * Takes a grant one step further: gives the tier to the next members, or takes the next floors back, or ends it. Each step is one transaction
 * that takes what it did out of what is left, so that whoever is cut goes on where the last step ended. Answers whether more is
 * left; another worker that has it is left alone.
 */
export const stepGrant = defineCommand({
  id: 'tiers.stepGrant',
  permission: 'system.run',
  input: z.object({ grantId: idInput }),
  isRepeatable: true,
  run: async ({ tx, now, input: { grantId } }) => {
    const nothing = { result: { isLeft: false }, changes: [] };
    const grant = await takeGrant(tx, grantId);
    const work = grant === null ? undefined : WORK[grant.state];
    if (grant === null || work === undefined) return nothing;
    const { todayOn } = await readProgrammeFacts(tx, now);
    const done = await work.step(tx, grant, { todayOn, now });
    if (done !== null) {
      await tx.client.query(
        'UPDATE tier_grants SET failures = 0, due_at = $2 WHERE grant_id = $1',
        [...[grantId, now]],
      );
      return { result: { isLeft: true }, changes: [changed(grantId, done)] };
    }
    await tx.client.query('DELETE FROM tier_grant_parts WHERE grant_id = $1', [grantId]);
    await tx.client.query(
      'UPDATE tier_grants SET state = $2, ended_at = $3, version = version + 1 WHERE grant_id = $1',
      [grantId, work.ends, now],
    );
    return { result: { isLeft: false }, changes: [changed(grantId, { state: work.ends })] };
  },
});
