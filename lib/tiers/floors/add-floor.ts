import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { type Actor, requireUserId } from '@/lib/domain/access/actor';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { present } from '@/lib/domain/shared/assert';
import { isDay } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import { type SubjectLadder, TIERED_STATUS, type TierRefusal } from '@/lib/domain/tiers/floors';
import type { FloorKind } from '@/lib/domain/tiers/records';
import { FLOOR_REMARK_MAX } from '@/lib/domain/tiers/records';
import type { AuditChange } from '@/lib/kernel/audit';
import { lockMember } from '@/lib/members/change-status';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { judgeAgain } from './judge-again';
import { readLadders } from './read-ladders';

const ID_MAX = 32_767;

/** What everybody who asks for a floor says. */
export const FLOOR_INPUT = {
  memberId: memberIdInput,
  ruleId: z.number().int().positive(),
  untilOn: z.string().refine(isDay),
  taskId: memberIdInput,
  /** Said by an approval alone: the actor agrees to what `askedBy` asked for. */
  secondPerson: z.boolean().default(false),
  askedBy: z.number().int().positive().nullable(),
};
export const tierIdInput = z.number().int().min(1).max(ID_MAX);
export const remarkInput = z.string().trim().max(FLOOR_REMARK_MAX);

export type FloorContext = { readonly tx: Tx; readonly actor: Actor; readonly now: Date };

type Asked = {
  readonly memberId: number;
  readonly ruleId: number;
  readonly untilOn: string;
  readonly taskId: number;
  readonly secondPerson: boolean;
  readonly askedBy: number | null;
  readonly reason: string;
  readonly remark: string;
};

/** A refusal of tiers with its reason. */
export function refuseTier(reason: TierRefusal): AppError {
  return new AppError('tier_refused', { reason });
}

/** Locks a member who can be given tiers. Throws `not_found`, `member_refused` with their state. */
export async function lockTiered(tx: Tx, memberId: number): Promise<void> {
  const { status } = await lockMember(tx, memberId);
  if (status !== TIERED_STATUS) throw new AppError('member_refused', { reason: `is_${status}` });
}

const INSERT = `
  INSERT INTO tier_floors (member_id, rule_id, tier_id, from_on, until_on, kind, reason, remark, task_id, requested_by,
    approved_by, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING floor_id::float8 AS "floorId"`;

/**
 * Writes the floor that one person asked for and another agrees to, from today on, and judges the member at once. `tierOf` says
 * which tier it holds, by the ladder as it stands under the member's lock, or refuses. Throws `own_approval`, `member_refused`,
 * `tier_refused`, `not_found`.
 */
export async function addFloor(
  { tx, actor, now }: FloorContext,
  asked: Asked,
  {
    kind,
    tierOf,
  }: {
    readonly kind: FloorKind;
    readonly tierOf: (ladder: SubjectLadder | undefined, todayOn: string) => number;
  },
): Promise<{ readonly floorId: number; readonly changes: readonly AuditChange[] }> {
  const { memberId, ruleId, untilOn, askedBy, reason, remark, taskId } = asked;
  const approvedBy = requireUserId(actor);
  if (!asked.secondPerson || askedBy === null || askedBy === approvedBy) {
    throw new AppError('own_approval');
  }
  await lockTiered(tx, memberId);
  const { todayOn } = await readProgrammeFacts(tx, now);
  const ladders = await readLadders(rowsOf(tx), { memberId, todayOn });
  const tierId = tierOf(
    ladders.find((ladder) => ladder.ruleId === ruleId),
    todayOn,
  );
  const { rows } = await tx.client.query<{ floorId: number }>(INSERT, [
    memberId,
    ruleId,
    tierId,
    todayOn,
    untilOn,
    kind,
    reason,
    remark,
    taskId,
    askedBy,
    approvedBy,
    now,
  ]);
  const { floorId } = present(rows[0], 'an inserted floor has an id');
  await judgeAgain(tx, { memberIds: [memberId], now });
  return {
    floorId,
    changes: [
      {
        subjectKind: 'member',
        subjectId: memberId,
        before: null,
        after: { floor: kind, tierId, untilOn, reason, askedBy, approvedBy },
      },
    ],
  };
}
