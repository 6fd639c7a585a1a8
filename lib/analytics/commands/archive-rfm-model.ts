import 'server-only';
import { z } from 'zod';
import { idInput, versionInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockModel, oneAtATime, requireFreeModelName } from '../rfm-models/lock-model';

/**
 * Takes a saved RFM model out of use, or back into it. Throws `wrong_state` when it is so already and for the default, `already_exists`
 * when one in use has its name by now, `stale_version`, `not_found`.
 */
export const archiveRfmModel = defineCommand({
  id: 'analytics.archiveRfmModel',
  permission: 'segments.edit',
  input: z.strictObject({ modelId: idInput, version: versionInput, isArchived: z.boolean() }),
  run: async ({ tx, input, now }) => {
    const { modelId, isArchived } = input;
    await oneAtATime(tx);
    const before = await lockModel(tx, input);
    if (before.isArchived === isArchived) {
      throw new AppError('wrong_state', { status: isArchived ? 'archived' : 'inUse' });
    }
    if (!isArchived) await requireFreeModelName(tx, before.name, modelId);
    await tx.client.query('UPDATE rfm_saved_models SET archived_at = $2 WHERE model_id = $1', [
      modelId,
      isArchived ? now : null,
    ]);
    return {
      result: { modelId },
      changes: [
        {
          subjectKind: 'rfmSavedModel',
          subjectId: modelId,
          before: { isArchived: before.isArchived },
          after: { isArchived },
        },
      ],
    };
  },
});
