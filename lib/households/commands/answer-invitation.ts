import 'server-only';
import { z } from 'zod';
import { isRightCode } from '@/lib/contacts/codes';
import { CODE_DIGITS, typedCode } from '@/lib/domain/contacts/codes';
import type { InvitationOutcome } from '@/lib/domain/households/invitation-outcome';
import { INVITATION_ATTEMPTS } from '@/lib/domain/households/states';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { present } from '@/lib/domain/shared/assert';
import type { AuditChange } from '@/lib/kernel/audit';
import { defineCommand } from '@/lib/kernel/command';
import { lockMember } from '@/lib/members/change-status';
import type { HouseholdContext } from '../change-places';
import { endInvitation, isOld } from '../end-invitation';
import { lockPlace, type Place, refuseHousehold } from '../locked-household';

const TYPED_MAX_CHARS = 20;
const codeInput = z
  .string()
  .max(TYPED_MAX_CHARS)
  .transform(typedCode)
  .pipe(z.string().regex(new RegExp(`^\\d{${CODE_DIGITS}}$`)));

type Answered = {
  readonly result: InvitationOutcome;
  readonly changes: readonly AuditChange[];
};

async function refuseCode(context: HouseholdContext, place: Place): Promise<Answered> {
  const { memberId, placeId, householdId } = place;
  const attempts = place.attempts + 1;
  await context.tx.client.query(
    'UPDATE household_members SET attempts = $3 WHERE member_id = $1 AND place_id = $2',
    [memberId, placeId, attempts],
  );
  const told = {
    subjectKind: 'household',
    subjectId: householdId,
    before: null,
    after: { memberId, codeRefused: attempts },
  };
  const attemptsLeft = INVITATION_ATTEMPTS - attempts;
  if (attemptsLeft > 0) return { result: { kind: 'wrong', attemptsLeft }, changes: [told] };
  const ended = await endInvitation(context, place, 'withdrawn');
  return { result: { kind: 'spent' }, changes: [told, ...ended] };
}

async function join({ tx, now }: HouseholdContext, place: Place): Promise<Answered> {
  const { memberId, placeId, householdId } = place;
  await tx.client.query(
    `UPDATE household_members SET state = 'joined', joined_at = $3, salt = NULL, code_hash = NULL
     WHERE member_id = $1 AND place_id = $2`,
    [memberId, placeId, now],
  );
  const change = {
    subjectKind: 'household',
    subjectId: householdId,
    before: { memberId, state: 'invited' },
    after: { memberId, state: 'joined', way: 'code' },
  };
  return { result: { kind: 'joined' }, changes: [change] };
}

/**
 * Accepts an invitation by the code that was sent with it, or declines it without one. A wrong code is an answer and not
 * an error, so that it is counted: after five the invitation is over. Throws `member_refused` (`no_invitation`, or the
 * state of one who is not active), `not_found`.
 */
export const answerInvitation = defineCommand({
  id: 'households.answerInvitation',
  permission: 'members.edit',
  input: z.discriminatedUnion('answer', [
    z.object({ memberId: memberIdInput, answer: z.literal('accept'), code: codeInput }),
    z.object({ memberId: memberIdInput, answer: z.literal('decline') }),
  ]),
  run: async (context): Promise<Answered> => {
    const { tx, now, input } = context;
    const { status } = await lockMember(tx, input.memberId);
    const found = await lockPlace(tx, input.memberId);
    if (found === null || found.place.state !== 'invited') throw refuseHousehold('no_invitation');
    const { place } = found;
    if (input.answer === 'decline') {
      const changes = await endInvitation(context, place, 'declined');
      return { result: { kind: 'declined' }, changes };
    }
    if (isOld(place, now)) {
      return {
        result: { kind: 'expired' },
        changes: await endInvitation(context, place, 'expired'),
      };
    }
    if (status !== 'active') throw refuseHousehold(`is_${status}`);
    const code = {
      salt: present(place.salt, 'an invitation has a salt'),
      codeHash: present(place.codeHash, 'an invitation has a code'),
    };
    const isRight = isRightCode(code, input.code);
    return isRight ? join(context, place) : refuseCode(context, place);
  },
});
