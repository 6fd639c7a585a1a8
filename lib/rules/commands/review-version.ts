import 'server-only';
import { z } from 'zod';
import { type Actor, requireUserId } from '@/lib/domain/access/actor';
import { noteInput, seenVersion } from '@/lib/domain/rules/rule-input';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { syncTiers } from '@/lib/tiers/engine/sync-tiers';
import { type LockedVersion, lockVersion } from '../lock-rule';
import { moveVersion } from '../move-version';
import { requireAudience } from '../require-ladder';
import { requireKnown, requireStart } from '../write-version';

/** Nobody reviews what they wrote in. Throws `own_approval`. @returns who reviews. */
function requireSecondPerson({ writerIds }: LockedVersion, actor: Actor): number {
  const reviewerId = requireUserId(actor);
  if (writerIds.includes(reviewerId)) throw new AppError('own_approval');
  return reviewerId;
}

/**
 * A second person agrees: the version is in force from its day on, for good. Throws `own_approval` for everybody who wrote in
 * it (the database refuses them too), `rule_refused` (`starts_in_past`, `audience_taken`), `stale_version`, `wrong_state`,
 * `not_found`.
 */
export const approveVersion = defineCommand({
  id: 'rules.approve',
  permission: 'rules.approve',
  input: z.object({ ...seenVersion, reviewNote: noteInput }),
  run: async (context) => {
    const { tx, input, actor, now } = context;
    const locked = await lockVersion(tx, input);
    const reviewerId = requireSecondPerson(locked, actor);
    const { todayOn } = await readProgrammeFacts(tx, now);
    await requireKnown(tx, locked.definition, locked.ruleId);
    await requireStart(tx, { ...locked, todayOn });
    await requireAudience(tx, locked);
    const told = { reviewNote: input.reviewNote, reviewerId };
    const moved = await moveVersion(context, locked, { move: 'approve', told });
    if (locked.kind === 'tiers') await syncTiers(tx, todayOn);
    return moved;
  },
});

/** A second person does not agree, and says why. Throws `own_approval`, `stale_version`, `wrong_state`, `not_found`. */
export const rejectVersion = defineCommand({
  id: 'rules.reject',
  permission: 'rules.approve',
  input: z.object({ ...seenVersion, reviewNote: noteInput.min(1) }),
  run: async (context) => {
    const { tx, input, actor } = context;
    const locked = await lockVersion(tx, input);
    const reviewerId = requireSecondPerson(locked, actor);
    const told = { reviewNote: input.reviewNote, reviewerId };
    return moveVersion(context, locked, { move: 'reject', told });
  },
});
