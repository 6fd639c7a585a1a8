import 'server-only';
import { z } from 'zod';
import { idInput, versionInput } from '@/lib/domain/access/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { changeView, lockView } from '../locked-view';

/** Shows a view to everybody who may open its page, or to its owner alone again. Throws what `lockView` throws. */
export const shareView = defineCommand({
  id: 'views.share',
  permission: 'profile.own',
  input: z.strictObject({ viewId: idInput, version: versionInput, isShared: z.boolean() }),
  run: async ({ tx, input, actor, now }) => {
    const before = await lockView(tx, actor, input);
    return changeView(tx, before, { change: { isShared: input.isShared }, now });
  },
});
