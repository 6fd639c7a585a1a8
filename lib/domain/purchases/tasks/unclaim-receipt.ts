import { NOTE } from '../../cards/operations/fields';
import { CLOSED_STATUSES } from '../../members/cleansing/member-form';
import { defineTask, type TaskRefusal } from '../../tasks/definition';
import type { TaskSubject } from '../../tasks/subject';

function refusalOf({ memberStatus, claim }: TaskSubject): TaskRefusal | null {
  if (CLOSED_STATUSES.includes(memberStatus)) {
    return { code: 'member_refused', reason: `is_${memberStatus}` };
  }
  if (claim === undefined) return { code: 'claim_refused', reason: 'no_claim' };
  if (claim.isUndone) return { code: 'claim_refused', reason: 'undone' };
  return claim.hasMovedOn ? { code: 'claim_refused', reason: 'moved_on' } : null;
}

/** Let a claimed receipt go: nobody's again, and its points taken back. Begun from the task that claimed it. */
export const unclaimReceiptTask = defineTask({
  id: 'unclaimReceipt',
  version: 1,
  about: 'member',
  permission: 'points.adjust',
  reads: 'claim',
  steps: [
    {
      id: 'why',
      fields: [
        {
          id: 'unclaimCause',
          kind: 'choice',
          options: () => ['wrongReceipt', 'wrongMember', 'falseProof'],
        },
        NOTE,
      ],
    },
  ],
  refusal: refusalOf,
  needsApproval: () => false,
  toInput: () => ({}),
  slots: (_, { claim }) => ({
    points: Number(claim?.points ?? 0n) / 100,
    receipt: claim?.receipt || 'none',
  }),
});
