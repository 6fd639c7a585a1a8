import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import type { KeptMerge } from '@/lib/domain/members/kept-merge';
import type { MemberRefusal } from '@/lib/domain/members/may-do';
import { unmergedProfile } from '@/lib/domain/members/merge-profile';
import type { MemberStatus } from '@/lib/domain/members/states';
import { AppError } from '@/lib/domain/shared/errors';
import { givePlaceBack } from '@/lib/households/merged-places';
import { defineCommand } from '@/lib/kernel/command';
import { undoMergeOfPoints } from '@/lib/points/ledger/undo-merge';
import { takeGivenBack } from '@/lib/points/transfers/count-given';
import { movePurchases, type PurchaseKeys } from '@/lib/purchases/posting/move-purchases';
import { recountMembers } from '@/lib/purchases/posting/recount-members';
import { giveListPlacesBack } from '@/lib/segments/lists/merged-places';
import { judgeAgain } from '@/lib/tiers/floors/judge-again';
import { takeFloorsBack } from '@/lib/tiers/floors/pass-tier';
import type { LockedMember } from '../change-status';
import { claimIdentities, waitForImports } from '../editing/claim-identities';
import { lockStanding } from '../merge/lock-standing';
import { moveCards, moveExternals } from '../merge/move-belongings';
import { readProfile, writeProfile } from '../merge/profile';
import { giveExtrasBack } from '../merge/take-extras';
import { tellTierReason } from '../tier/tell-tier-reason';

type MergeRow = {
  readonly mergeId: number;
  readonly survivorId: number;
  readonly loserStatus: MemberStatus;
  readonly kept: KeptMerge | null;
};

function refuse(reason: MemberRefusal): AppError {
  return new AppError('member_refused', { reason });
}

/** The merge that a member stands behind. Throws `member_refused` when there is none that can be undone. */
async function findMerge({ client }: Tx, loserId: number): Promise<MergeRow & { kept: KeptMerge }> {
  const { rows } = await client.query<MergeRow>(
    `SELECT g.merge_id::float8 AS "mergeId", g.member_id::float8 AS "survivorId", g.loser_status AS "loserStatus", g.kept
     FROM member_merges g JOIN members m ON m.member_id = g.loser_id AND m.merged_into = g.member_id
     WHERE g.loser_id = $1 AND g.undone_at IS NULL ORDER BY g.merge_id DESC LIMIT 1`,
    [loserId],
  );
  const [merge] = rows;
  if (merge === undefined || merge.kept === null) throw refuse('merge_was_used');
  return { ...merge, kept: merge.kept };
}

/** What came along, and what came back of it since. */
const CAME = `
  SELECT business_date::text AS "businessDate", purchase_id::float8 AS "purchaseId" FROM merged_purchases
  WHERE member_id = $1 AND merge_id = $2
  UNION
  SELECT p.business_date::text, p.purchase_id::float8 FROM merged_purchases m
  JOIN purchases p ON p.member_id = m.member_id AND p.revises_on = m.business_date AND p.revises_id = m.purchase_id
  WHERE m.member_id = $1 AND m.merge_id = $2`;

async function purchasesOf(
  { client }: Tx,
  { survivorId, mergeId }: MergeRow,
): Promise<PurchaseKeys> {
  return (await client.query(CAME, [survivorId, mergeId])).rows;
}

/** Floors that the merge brought go, and both are judged by what is theirs again. */
async function judgeApart(
  tx: Tx,
  {
    survivorId,
    loserId,
    kept,
    now,
  }: { survivorId: number; loserId: number; kept: KeptMerge; now: Date },
): Promise<void> {
  await takeFloorsBack(tx, { memberId: survivorId, floorIds: kept.floors ?? [] });
  const memberIds = [survivorId, loserId].sort((a, b) => a - b);
  await judgeAgain(tx, { memberIds, now, mayFall: true, reason: 'unmerge' });
}

/** The tier that belongs to no ladder and that the merge brought goes back, unless it changed since. */
async function giveTierBack(
  tx: Tx,
  { survivorId, loserId, kept }: { survivorId: number; loserId: number; kept: KeptMerge },
): Promise<void> {
  if (kept.tierBefore === null) return;
  const { tierId } = kept.tierBefore;
  await tellTierReason(tx, 'unmerge');
  await recountMembers(tx, [survivorId], async () => {
    await tx.client.query(
      `UPDATE members s SET tier_id = $3 FROM members l
       WHERE s.member_id = $1 AND l.member_id = $2 AND s.tier_id IS NOT DISTINCT FROM l.tier_id`,
      [survivorId, loserId, tierId],
    );
  });
}

/** Contacts and texts as they were; what somebody changed since the merge stays changed. */
async function giveProfilesBack(
  tx: Tx,
  { survivorId, loserId, kept }: { survivorId: number; loserId: number; kept: KeptMerge },
): Promise<void> {
  const now = await readProfile(tx, survivorId);
  const next = unmergedProfile(now, kept);
  const gone = (['phone', 'email'] as const).map((kind) => ({
    kind,
    before: now[kind] === next[kind] ? '' : now[kind],
    after: '',
  }));
  await claimIdentities(tx, survivorId, gone);
  const own = (profile: KeptMerge['loser'], kinds: readonly ('phone' | 'email')[]) =>
    kinds.map((kind) => ({ kind, before: '', after: profile[kind] }));
  const changed = (['phone', 'email'] as const).filter((kind) => now[kind] !== next[kind]);
  await claimIdentities(tx, survivorId, own(next, changed));
  await claimIdentities(tx, loserId, own(kept.loser, ['phone', 'email']));
  await writeProfile(tx, survivorId, next);
  await writeProfile(tx, loserId, kept.loser);
}

const BACK = `
  UPDATE members SET status = $2, merged_into = NULL, version = version + 1 WHERE member_id = $1`;

const SORT_KEY = 'UPDATE member_sort_keys SET status = $2 WHERE member_id = $1';

/** Members that had been merged into the one who comes back stand behind that one again. */
const LEAD_BACK = `
  UPDATE members SET merged_into = $1 WHERE merged_into = $2 AND member_id IN (
    SELECT loser_id FROM member_merges WHERE member_id = $1 AND undone_at IS NULL)`;

/**
 * Makes two of a merged member again: what the merge brought goes back, as long as no point of it was spent, held or moved
 * on. Contacts come back when nobody else took them. Throws `member_refused`, `points_refused` (`touched`),
 * `identity_taken`, `not_found`.
 */
export const unmergeMembers = defineCommand({
  id: 'members.unmerge',
  permission: 'members.edit',
  input: z.object({ memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  run: async (context) => {
    const { tx, now, input } = context;
    const loserId = input.memberId;
    await waitForImports(tx);
    const { survivorId } = await findMerge(tx, loserId);
    const locked = await lockStanding(tx, [survivorId, loserId]);
    // Read again under the locks: of two who undo at once the second finds nothing.
    const merge = await findMerge(tx, loserId);
    const byId = new Map<number, LockedMember>(locked.map((one) => [one.memberId, one]));
    const loser = byId.get(loserId);
    if (loser === undefined || merge.survivorId !== survivorId) throw refuse('merge_was_used');
    const { kept, mergeId, loserStatus } = merge;
    const ends = { from: survivorId, to: loserId };
    await tx.client.query(BACK, [loserId, loserStatus]);
    await tx.client.query(SORT_KEY, [loserId, loserStatus]);
    await tx.client.query(LEAD_BACK, [loserId, survivorId]);
    const places = await givePlaceBack(context, ends, kept.place ?? null);
    await undoMergeOfPoints(context, {
      winner: survivorId,
      loser: loserId,
      seq: kept.pointsSeq,
      movement: { source: 'merge', key: `undo merge ${mergeId}` },
    });
    await takeGivenBack(tx, survivorId, kept.given ?? []);
    const keys = await purchasesOf(tx, merge);
    const back = { fromMemberId: survivorId, toMemberId: loserId };
    const purchases = keys.length === 0 ? 0 : await movePurchases(tx, back, keys);
    await giveTierBack(tx, { survivorId, loserId, kept });
    await judgeApart(tx, { survivorId, loserId, kept, now });
    await giveProfilesBack(tx, { survivorId, loserId, kept });
    await moveExternals(context, ends, kept.externals);
    if (kept.extras !== undefined)
      await giveExtrasBack(tx, { from: loserId, to: survivorId }, kept.extras);
    const { cards, changes } = await moveCards(context, ends, kept.cards);
    await tx.client.query(
      'UPDATE member_merges SET undone_at = $3, kept = NULL WHERE member_id = $1 AND merge_id = $2',
      [survivorId, mergeId, now],
    );
    await tx.client.query('UPDATE members SET version = version + 1 WHERE member_id = $1', [
      survivorId,
    ]);
    await giveListPlacesBack(tx, { ...ends, isInForce: loserStatus === 'active' }, now);
    return {
      result: { memberId: loserId, survivorId },
      changes: [
        {
          subjectKind: 'member',
          subjectId: loserId,
          before: { status: loser.status, mergedInto: survivorId },
          after: { status: loserStatus, mergeId, purchases, cards: cards.length },
        },
        ...places,
        ...changes,
      ],
    };
  },
});
