import 'server-only';
import { z } from 'zod';
import { seenTemplate } from '@/lib/domain/messaging/template-input';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockTemplate, requireFreeTemplateName } from '../lock-template';

/**
 * Takes a template out of the library, or back into it; mechanics hold words of their own and go on. Throws `wrong_state` when it is so
 * already, `already_exists` when one in use has its name by now, `stale_version`, `not_found`.
 */
export const archiveTemplate = defineCommand({
  id: 'messages.archiveTemplate',
  permission: 'messages.edit',
  input: z.object({ ...seenTemplate, isArchived: z.boolean() }),
  run: async ({ tx, input, now }) => {
    const { templateId, isArchived } = input;
    const before = await lockTemplate(tx, input);
    if (before.isArchived === isArchived) {
      throw new AppError('wrong_state', { status: isArchived ? 'archived' : 'inUse' });
    }
    if (!isArchived) await requireFreeTemplateName(tx, before.name, templateId);
    await tx.client.query(
      'UPDATE message_templates SET archived_at = $2, changed_at = $3, version = version + 1 WHERE template_id = $1',
      [templateId, isArchived ? now : null, now],
    );
    return {
      result: { templateId, version: before.version + 1 },
      changes: [
        {
          subjectKind: 'messageTemplate',
          subjectId: templateId,
          before: { isArchived: before.isArchived },
          after: { isArchived },
        },
      ],
    };
  },
});
