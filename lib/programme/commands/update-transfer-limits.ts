import 'server-only';
import { transferLimitsInput } from '@/lib/domain/points/transfer-input';
import type { TransferLimits } from '@/lib/domain/points/transfers';
import { AppError } from '@/lib/domain/shared/errors';
import { pointsText } from '@/lib/domain/shared/points';
import { defineCommand } from '@/lib/kernel/command';
import {
  type LimitsRow,
  limitsOf,
  TRANSFER_LIMIT_COLUMNS,
} from '@/lib/points/transfers/read-limits';

/** Amounts as text: for the audit log, and for whoever was slower. */
const told = ({ hasTransfers, least, most, aDay, aMonth }: TransferLimits) => ({
  hasTransfers,
  least: pointsText(least),
  most: pointsText(most),
  aDay: pointsText(aDay),
  aMonth: pointsText(aMonth),
});

/**
 * Says whether and how many points members give to one another. What was given already stays given, and counts. `seen` is what the
 * person changed: throws `stale_version` with what stands when somebody else was faster, `not_found` before the programme is
 * set up.
 */
export const updateTransferLimits = defineCommand({
  id: 'programme.updateTransferLimits',
  permission: 'programme.manage',
  input: transferLimitsInput.safeExtend({ seen: transferLimitsInput }),
  run: async ({ tx, input: { seen, ...limits } }) => {
    const { rows } = await tx.client.query<LimitsRow>(
      `SELECT ${TRANSFER_LIMIT_COLUMNS} FROM programme FOR UPDATE`,
    );
    if (rows[0] === undefined) throw new AppError('not_found');
    const before = told(limitsOf(rows[0]));
    if (JSON.stringify(before) !== JSON.stringify(told(seen))) {
      throw new AppError('stale_version', before);
    }
    await tx.client.query(
      `UPDATE programme SET has_transfers = $1, transfer_least = $2, transfer_most = $3, transfer_a_day = $4,
         transfer_a_month = $5`,
      [limits.hasTransfers, limits.least, limits.most, limits.aDay, limits.aMonth],
    );
    const after = told(limits);
    return {
      result: after,
      changes: [{ subjectKind: 'programme', subjectId: 1, before, after }],
    };
  },
});
