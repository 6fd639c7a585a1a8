import 'server-only';
import type { Tx } from '@/db/write';
import { type Actor, actorLabel } from '@/lib/domain/access/actor';
import type {
  AgreementEvidence,
  LeaveReason,
  PlaceState,
  PlaceWay,
} from '@/lib/domain/households/states';
import { present } from '@/lib/domain/shared/assert';
import type { AuditChange } from '@/lib/kernel/audit';
import { type LockedHousehold, lockHousehold, type Place } from './locked-household';

export type HouseholdContext = { readonly tx: Tx; readonly actor: Actor; readonly now: Date };

/** How a place ends. Only who leaves has a reason. */
export type PlaceEnd =
  | { readonly state: 'left'; readonly reason: LeaveReason }
  | { readonly state: Exclude<PlaceState, 'invited' | 'joined' | 'left'>; readonly reason?: never };

type NewPlace = {
  readonly memberId: number;
  readonly householdId: number;
  readonly way: PlaceWay;
  readonly evidence?: AgreementEvidence | null;
  /** Of one who is invited; left out: they are in at once. */
  readonly invitation?: {
    readonly expiresAt: Date;
    readonly salt: string;
    readonly codeHash: string;
  };
};

function told(
  householdId: number,
  { before, after }: Pick<AuditChange, 'before' | 'after'>,
): AuditChange {
  return { subjectKind: 'household', subjectId: householdId, before, after };
}

/** Begins a household with its head. */
export async function beginHousehold(
  context: HouseholdContext,
  headId: number,
): Promise<{ readonly householdId: number; readonly changes: readonly AuditChange[] }> {
  const { rows } = await context.tx.client.query<{ householdId: number }>(
    `INSERT INTO households (head_id, begun_at) VALUES ($1, $2) RETURNING household_id::float8 AS "householdId"`,
    [headId, context.now],
  );
  const { householdId } = present(rows[0], 'an inserted household has an id');
  const place = await takePlace(context, { memberId: headId, householdId, way: 'founding' });
  return { householdId, changes: [place.change] };
}

/** Gives a locked member a place in a locked household. @returns its number, and the change for the audit */
export async function takePlace(
  { tx, actor, now }: HouseholdContext,
  { memberId, householdId, way, evidence = null, invitation }: NewPlace,
): Promise<{ readonly placeId: number; readonly change: AuditChange }> {
  const state = invitation === undefined ? 'joined' : 'invited';
  const { rows } = await tx.client.query<{ placeId: number }>(
    `INSERT INTO household_members (member_id, household_id, state, way, evidence, begun_at, begun_by, joined_at,
       expires_at, salt, code_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING place_id::float8 AS "placeId"`,
    [
      memberId,
      householdId,
      state,
      way,
      evidence,
      now,
      actorLabel(actor),
      invitation === undefined ? now : null,
      invitation?.expiresAt ?? null,
      invitation?.salt ?? null,
      invitation?.codeHash ?? null,
    ],
  );
  const { placeId } = present(rows[0], 'an inserted place has an id');
  return { placeId, change: told(householdId, { before: null, after: { memberId, state, way } }) };
}

/** Ends places of a locked household. Call `settle` after it. */
export async function endPlaces(
  { tx, actor, now }: HouseholdContext,
  places: readonly Place[],
  end: PlaceEnd,
): Promise<readonly AuditChange[]> {
  await tx.client.query(
    `UPDATE household_members SET state = $3, end_reason = $4, ended_at = $5, ended_by = $6, salt = NULL, code_hash = NULL
     WHERE place_id = ANY ($1::bigint[]) AND member_id = ANY ($2::bigint[])`,
    [
      places.map(({ placeId }) => placeId),
      places.map(({ memberId }) => memberId),
      end.state,
      end.reason ?? null,
      now,
      actorLabel(actor),
    ],
  );
  return places.map(({ householdId, memberId, state }) =>
    told(householdId, { before: { memberId, state }, after: { memberId, ...end } }),
  );
}

async function endHousehold(
  context: HouseholdContext,
  { householdId, headId, places }: LockedHousehold,
): Promise<readonly AuditChange[]> {
  const joined = places.filter(({ state }) => state === 'joined');
  const invited = places.filter(({ state }) => state === 'invited');
  const changes = [
    ...(await endPlaces(context, joined, { state: 'left', reason: 'alone' })),
    ...(await endPlaces(context, invited, { state: 'withdrawn' })),
  ];
  await context.tx.client.query(
    'UPDATE households SET head_id = NULL, ended_at = $2 WHERE household_id = $1',
    [householdId, context.now],
  );
  return [...changes, told(householdId, { before: { headId }, after: null })];
}

/**
 * Puts a locked household in order after places ended: one who is left alone and has invited nobody is no household; a
 * head who is gone is followed by whoever joined first.
 */
export async function settle(
  context: HouseholdContext,
  householdId: number,
): Promise<readonly AuditChange[]> {
  const household = present(
    await lockHousehold(context.tx, householdId),
    'a household that is settled is not over',
  );
  const { headId, places } = household;
  const joined = places.filter(({ state }) => state === 'joined');
  const [first] = joined;
  if (first === undefined || places.length < 2) return endHousehold(context, household);
  if (joined.some(({ memberId }) => memberId === headId)) return [];
  return [await passHeadship(context, household, first.memberId)];
}

/** Makes somebody who is in it the head. */
export async function passHeadship(
  { tx }: HouseholdContext,
  { householdId, headId }: Pick<LockedHousehold, 'householdId' | 'headId'>,
  toId: number,
): Promise<AuditChange> {
  await tx.client.query('UPDATE households SET head_id = $2 WHERE household_id = $1', [
    householdId,
    toId,
  ]);
  return told(householdId, { before: { headId }, after: { headId: toId } });
}
