import 'server-only';
import type { Tx } from '@/db/write';
import type { MemberRefusal } from '@/lib/domain/members/may-do';
import { AppError } from '@/lib/domain/shared/errors';

/** An open place under the lock of its household. */
export type Place = {
  readonly memberId: number;
  readonly placeId: number;
  readonly householdId: number;
  readonly state: 'invited' | 'joined';
  readonly expiresAt: Date | null;
  readonly salt: string | null;
  readonly codeHash: string | null;
  readonly attempts: number;
};

/** A household that lasts, with its open places in the order they were taken. */
export type LockedHousehold = {
  readonly householdId: number;
  readonly headId: number;
  readonly places: readonly Place[];
};

/** The refusal of something about households; the reason chooses the words. */
export function refuseHousehold(reason: MemberRefusal): AppError {
  return new AppError('member_refused', { reason });
}

/** The household where a member has a place or is invited to; null: none. Holds only once the member is locked. */
export async function findHouseholdId({ client }: Tx, memberId: number): Promise<number | null> {
  const { rows } = await client.query<{ householdId: number }>(
    `SELECT household_id::float8 AS "householdId" FROM household_members
     WHERE member_id = $1 AND state IN ('invited', 'joined')`,
    [memberId],
  );
  return rows[0]?.householdId ?? null;
}

const PLACES = `
  SELECT member_id::float8 AS "memberId", place_id::float8 AS "placeId", household_id::float8 AS "householdId", state,
    expires_at AS "expiresAt", salt, code_hash AS "codeHash", attempts
  FROM household_members WHERE household_id = $1 AND state IN ('invited', 'joined')
  ORDER BY joined_at, place_id`;

/**
 * Locks a household that is not over until the transaction ends. Members come before households in the order of locks, and
 * households before accounts.
 */
export async function lockHousehold(
  { client }: Tx,
  householdId: number,
): Promise<LockedHousehold | null> {
  const { rows } = await client.query<{ headId: number }>(
    `SELECT head_id::float8 AS "headId" FROM households WHERE household_id = $1 AND ended_at IS NULL FOR UPDATE`,
    [householdId],
  );
  const [household] = rows;
  if (household === undefined) return null;
  const places = await client.query<Place>(PLACES, [householdId]);
  return { householdId, headId: household.headId, places: places.rows };
}

/**
 * Locks the households of locked members in the order of ids: before the first of several is worked on, so that two who
 * work on the same ones do not wait for each other in a circle.
 */
export async function lockHouseholdsOf(
  { client }: Tx,
  memberIds: readonly number[],
): Promise<void> {
  await client.query(
    `SELECT FROM households WHERE household_id IN (
       SELECT household_id FROM household_members
       WHERE member_id = ANY ($1::bigint[]) AND state IN ('invited', 'joined'))
     ORDER BY household_id FOR UPDATE`,
    [memberIds],
  );
}

/**
 * The household of a locked member with their place in it; null: they have none. It may end while its lock is waited for:
 * the last other one went.
 */
export async function lockPlace(
  tx: Tx,
  memberId: number,
): Promise<{ readonly household: LockedHousehold; readonly place: Place } | null> {
  const householdId = await findHouseholdId(tx, memberId);
  const household = householdId === null ? null : await lockHousehold(tx, householdId);
  const place = household?.places.find((one) => one.memberId === memberId);
  return household === null || place === undefined ? null : { household, place };
}
