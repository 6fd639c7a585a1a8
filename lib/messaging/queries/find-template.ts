import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import type { ListedTemplate } from '@/lib/domain/messaging/template-input';
import { defineQuery } from '@/lib/kernel/query';
import { templateColumns } from '../template-columns';

/** One template of the library, archived or not; null: there is no such one. */
export const findTemplate = defineQuery({
  id: 'messages.findTemplate',
  permission: 'messages.read',
  input: z.object({ templateId: idInput }),
  run: async ({ read, input: { templateId } }): Promise<ListedTemplate | null> => {
    const [row] = await read<ListedTemplate[]>`
      SELECT ${templateColumns(read)} FROM message_templates t LEFT JOIN users u ON u.user_id = t.created_by
      WHERE t.template_id = ${templateId}`;
    return row ?? null;
  },
});
