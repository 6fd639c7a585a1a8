import 'server-only';
import { z } from 'zod';
import { idInput, versionInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { changeView, lockView, requireFreeViewName } from '../locked-view';

/**
 * Takes a view out of use, or back into it. Throws `wrong_state` when it is so already, `already_exists` when another has its name by
 * now, and what `lockView` throws.
 */
export const archiveView = defineCommand({
  id: 'views.archive',
  permission: 'profile.own',
  input: z.strictObject({ viewId: idInput, version: versionInput, isArchived: z.boolean() }),
  run: async ({ tx, input, actor, now }) => {
    const { isArchived } = input;
    const before = await lockView(tx, actor, input);
    if (before.isArchived === isArchived) {
      throw new AppError('wrong_state', { status: isArchived ? 'archived' : 'inUse' });
    }
    if (!isArchived) await requireFreeViewName(tx, before);
    return changeView(tx, before, { change: { isArchived }, now });
  },
});
