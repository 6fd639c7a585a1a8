import 'server-only';
import { z } from 'zod';
import { actorLabel } from '@/lib/domain/access/actor';
import { IMPORT_KINDS } from '@/lib/domain/imports/import-kinds';
import { present } from '@/lib/domain/shared/assert';
import { defineCommand } from '@/lib/kernel/command';

const NAME_MAX_LENGTH = 200;

/** Begins an import of a file that lies in the upload store. */
export const createImport = defineCommand({
  id: 'imports.create',
  permission: 'imports.run',
  input: z.object({
    kind: z.enum(IMPORT_KINDS),
    fileName: z.string().transform((name) => name.slice(-NAME_MAX_LENGTH)),
    uploadKey: z.uuid(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().min(1),
  }),
  run: async ({ tx, input, actor }) => {
    const { kind, fileName, bytes } = input;
    const { rows } = await tx.client.query<{ importId: number }>(
      `INSERT INTO imports (kind, file_name, file_path, file_sha256, file_bytes, created_by)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING import_id AS "importId"`,
      [kind, fileName, input.uploadKey, input.sha256, bytes, actorLabel(actor)],
    );
    const { importId } = present(rows[0], 'the import was inserted');
    const after = { kind, fileName, bytes, state: 'uploaded' };
    return {
      result: { importId },
      changes: [{ subjectKind: 'import', subjectId: importId, before: null, after }],
    };
  },
});
