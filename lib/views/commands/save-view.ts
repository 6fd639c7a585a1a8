import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { present } from '@/lib/domain/shared/assert';
import { viewNameInput, viewPageInput, viewQueryInput } from '@/lib/domain/views/inputs';
import { viewQueryOf } from '@/lib/domain/views/view-query';
import { defineCommand } from '@/lib/kernel/command';
import { type ChangedView, requireFreeViewName, requirePage } from '../locked-view';

/**
 * Keeps a page as it stands as a view of the person who acts. Throws `already_exists` when one of theirs on the page has the name,
 * `too_many`, `forbidden` for who may not open the page.
 */
export const saveView = defineCommand({
  id: 'views.save',
  permission: 'profile.own',
  input: z.strictObject({
    page: viewPageInput,
    name: viewNameInput,
    query: viewQueryInput,
    isShared: z.boolean(),
  }),
  run: async ({ tx, input, actor, now }) => {
    const { page, name, isShared } = input;
    const ownerId = requireUserId(actor);
    requirePage(actor, page);
    const query = viewQueryOf(page, input.query);
    await requireFreeViewName(tx, { page, ownerId, name, viewId: null });
    const { rows } = await tx.client.query<{ viewId: number }>(
      `INSERT INTO saved_views (owner_id, page, name, query, is_shared, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING view_id AS "viewId"`,
      [ownerId, page, name, query, isShared, now],
    );
    const { viewId } = present(rows[0], 'the view was written');
    const result: ChangedView = { viewId, version: 1, page };
    return {
      result,
      changes: [
        {
          subjectKind: 'savedView',
          subjectId: viewId,
          before: null,
          after: { page, name, query, isShared },
        },
      ],
    };
  },
});
