import 'server-only';
import type { Tx } from '@/db/write';
import { memberRefusal } from '@/lib/domain/members/may-do';
import type { MemberStatus } from '@/lib/domain/members/states';
import { MEMBER_TRANSITIONS, type MemberOperation } from '@/lib/domain/members/transitions';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import type { AuditChange } from '@/lib/kernel/audit';

/** A member as they stand under their lock. */
export type LockedMember = {
  readonly memberId: number;
  readonly status: MemberStatus;
  readonly version: number;
};

/** Locks members in the order of ids, so that two tasks about the same two come one after the other. */
export async function lockMembers(
  { client }: Tx,
  ids: readonly number[],
): Promise<readonly LockedMember[]> {
  const { rows } = await client.query<LockedMember>(
    `SELECT member_id::float8 AS "memberId", status, version FROM members
     WHERE member_id = ANY ($1::bigint[]) ORDER BY member_id FOR NO KEY UPDATE`,
    [ids],
  );
  return rows;
}

/** Locks one member. Throws `not_found`. */
export async function lockMember(tx: Tx, memberId: number): Promise<LockedMember> {
  const [member] = await lockMembers(tx, [memberId]);
  if (member === undefined) throw new AppError('not_found');
  return member;
}

/** Where an operation leads from here. Throws `member_refused` with the reason when it has no way. */
function wayOf(status: MemberStatus, operation: MemberOperation): MemberStatus {
  const reason = memberRefusal(status, operation);
  if (reason !== null) throw new AppError('member_refused', { reason });
  const way = MEMBER_TRANSITIONS.find((one) => one.operation === operation && one.from === status);
  return present(way, 'an operation that is not refused has a way').to;
}

/**
 * Takes a locked member one step along the life of a membership, with what lists are narrowed by. Throws
 * `member_refused` with the reason. @returns the change for the audit; `told` goes into it
 */
export async function changeStatus(
  { client }: Tx,
  member: LockedMember,
  {
    operation,
    closesOn = null,
    mergedInto = null,
    told = {},
  }: {
    readonly operation: MemberOperation;
    /** The day a membership that is being closed ends. */
    readonly closesOn?: string | null;
    /** The member who stands for this one from now on. */
    readonly mergedInto?: number | null;
    readonly told?: Readonly<Record<string, unknown>>;
  },
): Promise<AuditChange> {
  const { memberId, status, version } = member;
  const to = wayOf(status, operation);
  await client.query(
    'UPDATE members SET status = $2, closes_on = $3, merged_into = $4, version = version + 1 WHERE member_id = $1',
    [memberId, to, closesOn, mergedInto],
  );
  await client.query('UPDATE member_sort_keys SET status = $2 WHERE member_id = $1', [
    memberId,
    to,
  ]);
  return {
    subjectKind: 'member',
    subjectId: memberId,
    before: { status, version },
    after: {
      status: to,
      version: version + 1,
      ...(closesOn === null ? {} : { closesOn }),
      ...told,
    },
  };
}
