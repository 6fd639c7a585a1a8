import 'server-only';
import { z } from 'zod';
import { idInput, versionInput } from '@/lib/domain/access/inputs';
import { viewQueryInput } from '@/lib/domain/views/inputs';
import { viewQueryOf } from '@/lib/domain/views/view-query';
import { defineCommand } from '@/lib/kernel/command';
import { changeView, lockView } from '../locked-view';

/** Lets a view show its page as it stands now. Throws what `lockView` throws. */
export const replaceView = defineCommand({
  id: 'views.replace',
  permission: 'profile.own',
  input: z.strictObject({ viewId: idInput, version: versionInput, query: viewQueryInput }),
  run: async ({ tx, input, actor, now }) => {
    const before = await lockView(tx, actor, input);
    const query = viewQueryOf(before.page, input.query);
    return changeView(tx, before, { change: { query }, now });
  },
});
