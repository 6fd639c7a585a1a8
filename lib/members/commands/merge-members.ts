import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { actorLabel } from '@/lib/domain/access/actor';
import { ATTRIBUTES_MAX } from '@/lib/domain/members/attributes/limits';
import { CLOSED_STATUSES } from '@/lib/domain/members/cleansing/member-form';
import type { KeptMerge } from '@/lib/domain/members/kept-merge';
import { type MemberRefusal, memberRefusal } from '@/lib/domain/members/may-do';
import { MERGE_FIELDS } from '@/lib/domain/members/merge-fields';
import { mergedProfile } from '@/lib/domain/members/merge-profile';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import { passPlace } from '@/lib/households/merged-places';
import { defineCommand } from '@/lib/kernel/command';
import { lockPromotional } from '@/lib/messaging/drop-promotional';
import { moveBalance } from '@/lib/points/ledger/move-balance';
import { carryGiven } from '@/lib/points/transfers/count-given';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { moveAllPurchases } from '@/lib/purchases/posting/move-purchases';
import { takeListPlaces } from '@/lib/segments/lists/merged-places';
import { changeStatus, type LockedMember } from '../change-status';
import { claimIdentities, waitForImports } from '../editing/claim-identities';
import { lockStanding } from '../merge/lock-standing';
import { keepWithdrawals, moveCards, moveExternals } from '../merge/move-belongings';
import { readProfile, withoutContacts, writeProfile } from '../merge/profile';
import { takeExtras } from '../merge/take-extras';
import { takeTier } from '../tier/take-tier';

const positiveId = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const choice = z.enum(['survivor', 'loser']);

function refuse(reason: MemberRefusal): AppError {
  return new AppError('member_refused', { reason });
}

/** Tasks of the one who goes would be about nobody. The task that merges them is not counted. */
async function requireNoTasks({ client }: Tx, memberId: number): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT FROM tasks WHERE member_id = $1 AND kind <> 'merge' AND state IN ('open', 'paused', 'awaitingApproval')
     LIMIT 1`,
    [memberId],
  );
  if (rowCount !== 0) throw refuse('has_unfinished_tasks');
}

/** Both members, locked with those who stand behind them after what a withdrawal may stop. Throws `not_found`, `member_refused`. */
async function lockBoth(tx: Tx, survivorId: number, loserId: number) {
  if (survivorId === loserId) throw refuse('same_member');
  await waitForImports(tx);
  for (const id of [survivorId, loserId].sort((a, b) => a - b)) await lockPromotional(tx, id);
  const members = await lockStanding(tx, [survivorId, loserId]);
  const byId = new Map<number, LockedMember>(members.map((one) => [one.memberId, one]));
  const survivor = byId.get(survivorId);
  const loser = byId.get(loserId);
  if (survivor === undefined || loser === undefined) throw new AppError('not_found');
  if (CLOSED_STATUSES.includes(survivor.status) || survivor.status === 'closing') {
    throw refuse('other_is_over');
  }
  // Told before anything moves: of two merges the second learns what became of the member, not of their points.
  const reason = memberRefusal(loser.status, 'merge');
  if (reason !== null) throw refuse(reason);
  return { survivor, loser };
}

async function openMerge(
  { tx, now, actor }: { tx: Tx; now: Date; actor: Parameters<typeof actorLabel>[0] },
  { survivor, loser }: { survivor: LockedMember; loser: LockedMember },
): Promise<number> {
  const { rows } = await tx.client.query<{ mergeId: number }>(
    `INSERT INTO member_merges (member_id, loser_id, loser_status, merged_at, actor)
     VALUES ($1, $2, $3, $4, $5) RETURNING merge_id::float8 AS "mergeId"`,
    [survivor.memberId, loser.memberId, loser.status, now, actorLabel(actor)],
  );
  return present(rows[0], 'an inserted merge has an id').mergeId;
}

/** Whoever was merged into the one who goes stands behind the one who stays. */
const LEAD_ON = `
  UPDATE members SET merged_into = $1 WHERE merged_into = $2`;

/**
 * Makes one member of two: purchases, points, cards that live and external ids go over to the one who stays, the higher
 * tier stays, and each field of the profile and each attribute is as chosen; contact persons, and what only one says, come along. The other one keeps their number, leads to the one who stays and
 * does nothing any more. Throws `member_refused` with the reason, `points_refused` while points are held, `not_found`.
 */
export const mergeMembers = defineCommand({
  id: 'members.merge',
  permission: 'members.edit',
  input: z.object({
    survivorId: positiveId,
    loserId: positiveId,
    choices: z.partialRecord(z.enum(MERGE_FIELDS), choice).default({}),
    /** Attributes whose value is taken from the one who goes. */
    attributes: z.array(positiveId).max(ATTRIBUTES_MAX).default([]),
  }),
  run: async (context) => {
    const { tx, input } = context;
    const { survivorId, loserId } = input;
    const both = await lockBoth(tx, survivorId, loserId);
    await requireNoTasks(tx, loserId);
    const ends = { from: loserId, to: survivorId };
    const mergeId = await openMerge(context, both);
    const survivor = await readProfile(tx, survivorId);
    const loser = await readProfile(tx, loserId);
    const next = mergedProfile(survivor, loser, input.choices);
    await claimIdentities(tx, loserId, [
      { kind: 'phone', before: loser.phone, after: '' },
      { kind: 'email', before: loser.email, after: '' },
    ]);
    await claimIdentities(tx, survivorId, [
      { kind: 'phone', before: survivor.phone, after: next.phone },
      { kind: 'email', before: survivor.email, after: next.email },
    ]);
    await writeProfile(tx, loserId, withoutContacts(loser));
    await writeProfile(tx, survivorId, next);
    const { cards, changes: ofCards } = await moveCards(context, ends);
    const externals = await moveExternals(context, ends);
    const ofConsents = await keepWithdrawals(context, ends);
    const extras = await takeExtras(tx, ends, input.attributes);
    const household = await passPlace(context, ends);
    const moved = await moveBalance(context, {
      ...ends,
      kind: 'merge',
      points: 'all',
      movement: { source: 'merge', key: `merge ${mergeId}` },
    });
    const { todayOn } = await readProgrammeFacts(tx, context.now);
    const given = await carryGiven(tx, { ...ends, todayOn });
    const purchases = await moveAllPurchases(
      tx,
      { fromMemberId: loserId, toMemberId: survivorId },
      { mergeId },
    );
    const ofTier = await takeTier(tx, {
      fromMemberId: loserId,
      toMemberId: survivorId,
      reason: 'merge',
      now: context.now,
    });
    await tx.client.query('UPDATE members SET version = version + 1 WHERE member_id = $1', [
      survivorId,
    ]);
    const change = await changeStatus(tx, both.loser, {
      operation: 'merge',
      mergedInto: survivorId,
      told: { mergedInto: survivorId },
    });
    await tx.client.query(LEAD_ON, [survivorId, loserId]);
    await takeListPlaces(tx, { ...ends, isInForce: both.loser.status === 'active' }, context.now);
    const kept: KeptMerge = {
      survivor,
      loser,
      externals,
      cards,
      pointsSeq: moved.inSeq,
      extras,
      tierBefore: ofTier.tierBefore,
      floors: ofTier.floorIds,
      place: household.kept,
      given,
    };
    await tx.client.query(
      'UPDATE member_merges SET kept = $3 WHERE member_id = $1 AND merge_id = $2',
      [survivorId, mergeId, JSON.stringify(kept)],
    );
    const told = {
      subjectKind: 'member',
      subjectId: survivorId,
      before: { version: both.survivor.version },
      after: { mergeId, merged: loserId, purchases, cards: cards.length, points: moved.points },
    };
    return {
      result: { mergeId, memberId: survivorId },
      changes: [told, change, ...ofCards, ...ofConsents, ...household.changes, ...ofTier.changes],
    };
  },
});
