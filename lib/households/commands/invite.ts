import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { newCode } from '@/lib/contacts/codes';
import { lockContact } from '@/lib/contacts/lock-contact';
import {
  AGREEMENT_EVIDENCE,
  HOUSEHOLD_LIMIT,
  INVITATIONS_A_DAY,
  invitationEnd,
} from '@/lib/domain/households/states';
import { memberLanguage } from '@/lib/domain/members/member-language';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import type { AuditChange } from '@/lib/kernel/audit';
import { defineCommand } from '@/lib/kernel/command';
import { lockMembers } from '@/lib/members/change-status';
import { requireChannel } from '@/lib/messaging/mail-settings';
import { queueMessage } from '@/lib/messaging/queue-message';
import { householdInvitation } from '@/lib/messaging/templates/household-invitation';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { beginHousehold, type HouseholdContext, takePlace } from '../change-places';
import { endOldInvitation } from '../end-invitation';
import { lockHouseholdsOf, lockPlace, refuseHousehold } from '../locked-household';

/** Both members, locked in the order of ids and active. */
async function lockBoth(tx: Tx, headId: number, otherId: number): Promise<void> {
  if (headId === otherId) throw refuseHousehold('same_member');
  const members = await lockMembers(tx, [headId, otherId]);
  const head = members.find(({ memberId }) => memberId === headId);
  const other = members.find(({ memberId }) => memberId === otherId);
  if (head === undefined || other === undefined) throw new AppError('not_found');
  if (head.status !== 'active') throw refuseHousehold(`is_${head.status}`);
  if (other.status !== 'active') throw refuseHousehold('other_not_active');
}

/** The household that somebody is invited to: the one of its head, or a new one. */
async function householdOf(
  context: HouseholdContext,
  headId: number,
): Promise<{ readonly householdId: number; readonly changes: readonly AuditChange[] }> {
  const { tx } = context;
  const found = await lockPlace(tx, headId);
  if (found === null) return beginHousehold(context, headId);
  const { household, place } = found;
  if (place.state === 'invited') throw refuseHousehold('is_invited');
  if (household.headId !== headId) throw refuseHousehold('not_head');
  const { rows } = await tx.client.query<{ most: number }>(
    'SELECT household_limit AS most FROM programme',
  );
  if (household.places.length >= (rows[0]?.most ?? HOUSEHOLD_LIMIT)) {
    throw refuseHousehold('household_full');
  }
  return { householdId: household.householdId, changes: [] };
}

/** Throws `member_refused` when somebody has been written to often enough for a day. */
async function requireRest({ tx, now }: HouseholdContext, memberId: number): Promise<void> {
  const { rows } = await tx.client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM household_members
     WHERE member_id = $1 AND expires_at IS NOT NULL AND begun_at > $2::timestamptz - interval '1 day'`,
    [memberId, now],
  );
  if ((rows[0]?.count ?? 0) >= INVITATIONS_A_DAY) throw refuseHousehold('invited_too_often');
}

/** Keeps a place for a member and sends them a code by e-mail. */
async function sendInvitation(
  context: HouseholdContext,
  { memberId, householdId }: { readonly memberId: number; readonly householdId: number },
): Promise<AuditChange> {
  const { tx, now } = context;
  requireChannel('email');
  await requireRest(context, memberId);
  const { language } = await lockContact(tx, memberId, 'email').catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') throw refuseHousehold('no_email');
    throw error;
  });
  const expiresAt = invitationEnd(now);
  const { placeId, change } = await takePlace(context, {
    memberId,
    householdId,
    way: 'code',
    invitation: { expiresAt, ...newCode() },
  });
  const { currency } = await readProgrammeFacts(tx, now);
  await queueMessage(context, {
    memberId,
    channel: 'email',
    template: householdInvitation,
    language: memberLanguage(language, currency),
    params: { placeId },
    usefulUntil: expiresAt,
  });
  return change;
}

/**
 * Invites a member to the household of another one, which begins with it where there is none. Who agreed before somebody
 * of the staff is in at once; anybody else gets a code by e-mail and has a week to say it. Throws `member_refused` with
 * the reason, `mail_not_configured`, `not_found`.
 */
export const inviteToHousehold = defineCommand({
  id: 'households.invite',
  permission: 'members.edit',
  input: z.object({
    memberId: memberIdInput,
    otherId: memberIdInput,
    /** What showed that the other one agrees; null: a code is sent. */
    evidence: z.enum(AGREEMENT_EVIDENCE).nullable(),
  }),
  run: async (context) => {
    const { tx, input } = context;
    const { memberId, otherId, evidence } = input;
    await lockBoth(tx, memberId, otherId);
    await lockHouseholdsOf(tx, [memberId, otherId]);
    const old = await endOldInvitation(context, otherId);
    if ((await lockPlace(tx, otherId)) !== null) throw refuseHousehold('other_has_household');
    const oldOwn = await endOldInvitation(context, memberId);
    const { householdId, changes } = await householdOf(context, memberId);
    const place = { memberId: otherId, householdId };
    const change =
      evidence === null
        ? await sendInvitation(context, place)
        : (await takePlace(context, { ...place, way: 'evidence', evidence })).change;
    return { result: { householdId }, changes: [...old, ...oldOwn, ...changes, change] };
  },
});
