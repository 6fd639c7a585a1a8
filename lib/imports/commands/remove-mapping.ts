import 'server-only';
import { z } from 'zod';
import { mappingIdInput } from '@/lib/domain/imports/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';

/** Ends a kept mapping; imports that took it keep theirs. @throws AppError `not_found` */
export const removeMapping = defineCommand({
  id: 'imports.removeMapping',
  permission: 'imports.run',
  input: z.object({ mappingId: mappingIdInput }),
  run: async ({ tx, input }) => {
    const { rows } = await tx.client.query<{ kind: string; name: string; mapping: unknown }>(
      'DELETE FROM import_mappings WHERE mapping_id = $1 RETURNING kind, name, mapping',
      [input.mappingId],
    );
    const [before] = rows;
    if (before === undefined) throw new AppError('not_found');
    return {
      result: { mappingId: input.mappingId },
      changes: [{ subjectKind: 'importMapping', subjectId: input.mappingId, before, after: null }],
    };
  },
});
