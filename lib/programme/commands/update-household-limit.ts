import 'server-only';
import { householdLimitInput } from '@/lib/domain/households/limit-input';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';

/**
 * Says how many places a household has. Households that are larger already stay as they are and take nobody in. `seen` is
 * what the person changed: throws `stale_version` with what stands when somebody else was faster, `not_found` before the
 * programme is set up.
 */
export const updateHouseholdLimit = defineCommand({
  id: 'programme.updateHouseholdLimit',
  permission: 'programme.manage',
  input: householdLimitInput.extend({ seen: householdLimitInput.shape.householdLimit }),
  run: async ({ tx, input: { seen, householdLimit } }) => {
    const { rows } = await tx.client.query<{ readonly householdLimit: number }>(
      'SELECT household_limit AS "householdLimit" FROM programme FOR UPDATE',
    );
    const [before] = rows;
    if (before === undefined) throw new AppError('not_found');
    if (before.householdLimit !== seen) throw new AppError('stale_version', { ...before });
    await tx.client.query('UPDATE programme SET household_limit = $1', [householdLimit]);
    const after = { householdLimit };
    return {
      result: after,
      changes: [{ subjectKind: 'programme', subjectId: 1, before: { ...before }, after }],
    };
  },
});
