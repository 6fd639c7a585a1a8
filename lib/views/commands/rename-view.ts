import 'server-only';
import { z } from 'zod';
import { idInput, versionInput } from '@/lib/domain/access/inputs';
import { viewNameInput } from '@/lib/domain/views/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { changeView, lockView, requireFreeViewName } from '../locked-view';

/** Gives a view another name. Throws `already_exists`, and what `lockView` throws. */
export const renameView = defineCommand({
  id: 'views.rename',
  permission: 'profile.own',
  input: z.strictObject({ viewId: idInput, version: versionInput, name: viewNameInput }),
  run: async ({ tx, input, actor, now }) => {
    const before = await lockView(tx, actor, input);
    await requireFreeViewName(tx, { ...before, name: input.name });
    return changeView(tx, before, { change: { name: input.name }, now });
  },
});
