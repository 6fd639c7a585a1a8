import 'server-only';
import { z } from 'zod';
import { type ListedTemplate, TEMPLATES_MAX } from '@/lib/domain/messaging/template-input';
import { defineQuery } from '@/lib/kernel/query';
import { templateColumns } from '../template-columns';

/** The library of texts by name (at most 500 are in use), or the latest archived ones. */
export const listTemplates = defineQuery({
  id: 'messages.listTemplates',
  permission: 'messages.read',
  input: z.object({ isArchived: z.boolean().default(false) }),
  run: async ({ read, input: { isArchived } }): Promise<readonly ListedTemplate[]> =>
    await read<ListedTemplate[]>`
      SELECT ${templateColumns(read)}
      FROM message_templates t LEFT JOIN users u ON u.user_id = t.created_by
      WHERE (t.archived_at IS NOT NULL) = ${isArchived}
      ORDER BY t.archived_at DESC, lower(t.name), t.template_id LIMIT ${TEMPLATES_MAX}`,
});
