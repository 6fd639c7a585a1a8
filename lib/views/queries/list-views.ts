import 'server-only';
import { z } from 'zod';
import { can, requireUserId } from '@/lib/domain/access/actor';
import { viewPageInput } from '@/lib/domain/views/inputs';
import type { SavedView } from '@/lib/domain/views/saved-view';
import { defineQuery } from '@/lib/kernel/query';
import { requirePage } from '../locked-view';

const SHOWN_MAX = 200;

/** Views of a page that the reader may choose: their own first, then what others share. Throws `forbidden` for who may not open the page. */
export const listViews = defineQuery({
  id: 'views.list',
  permission: 'profile.own',
  input: z.strictObject({ page: viewPageInput }),
  run: async ({ read, input, actor }): Promise<readonly SavedView[]> => {
    const userId = requireUserId(actor);
    requirePage(actor, input.page);
    const mayManage = can(actor, 'views.manage');
    return read<SavedView[]>`
      SELECT v.view_id AS "viewId", v.name, v.query, v.is_shared AS "isShared", v.version,
        v.owner_id = ${userId} AS "isOwn", u.name AS "ownerName", v.owner_id = ${userId} OR ${mayManage} AS "mayChange"
      FROM saved_views v JOIN users u ON u.user_id = v.owner_id
      WHERE v.page = ${input.page} AND v.archived_at IS NULL AND (v.owner_id = ${userId} OR v.is_shared)
      ORDER BY v.owner_id <> ${userId}, lower(v.name), v.view_id LIMIT ${SHOWN_MAX}`;
  },
});
