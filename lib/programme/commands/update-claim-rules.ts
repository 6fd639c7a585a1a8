import 'server-only';
import { claimRulesInput } from '@/lib/domain/purchases/claim-rules-input';
import type { ClaimRules } from '@/lib/domain/purchases/claims';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';

/**
 * Says how long receipts may be claimed. `seen` is what the person changed: throws `stale_version` with
 * what stands when somebody else was faster, `not_found` before the programme is set up.
 */
export const updateClaimRules = defineCommand({
  id: 'programme.updateClaimRules',
  permission: 'programme.manage',
  input: claimRulesInput.extend({ seen: claimRulesInput }),
  run: async ({ tx, input }) => {
    const { seen, claimDays } = input;
    const { rows } = await tx.client.query<ClaimRules>(
      `SELECT claim_days AS "claimDays" FROM programme FOR UPDATE`,
    );
    const [before] = rows;
    if (before === undefined) throw new AppError('not_found');
    if (before.claimDays !== seen.claimDays) throw new AppError('stale_version', { ...before });
    await tx.client.query('UPDATE programme SET claim_days = $1', [claimDays]);
    const after = { claimDays };
    return {
      result: after,
      changes: [{ subjectKind: 'programme', subjectId: 1, before: { ...before }, after }],
    };
  },
});
