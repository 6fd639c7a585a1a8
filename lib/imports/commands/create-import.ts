import 'server-only';
import { z } from 'zod';
import { actorLabel } from '@/lib/domain/access/actor';
import { IMPORT_KINDS, type ImportState } from '@/lib/domain/imports/import-kinds';
import { mappingNameInput } from '@/lib/domain/imports/inputs';
import { FILE_PROBLEMS } from '@/lib/domain/imports/problem-codes';
import { present } from '@/lib/domain/shared/assert';
import { defineCommand } from '@/lib/kernel/command';
import { fileRefusal } from '../files/file-refusal';
import { wholeMapping } from '../import-record';
import { readNamedMapping } from '../mappings/read-named-mapping';

const NAME_MAX_LENGTH = 200;

/**
 * Begins an import of a file that lies in the upload store; one with a `problem` is refused as it begins. With the name of a kept
 * mapping it is queued for the worker, without one it waits for its mapping.
 * @throws AppError `mapping_invalid` when no mapping has the name
 */
export const createImport = defineCommand({
  id: 'imports.create',
  permission: 'imports.run',
  input: z.object({
    kind: z.enum(IMPORT_KINDS),
    fileName: z.string().transform((name) => name.slice(-NAME_MAX_LENGTH)),
    uploadKey: z.uuid(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().min(1),
    problem: z.enum(FILE_PROBLEMS).nullable().default(null),
    /** A kept mapping by which the file is written into the programme at once. */
    mappingName: mappingNameInput.optional(),
  }),
  run: async ({ tx, input, actor }) => {
    const { kind, fileName, bytes } = input;
    const refusal = input.problem === null ? null : fileRefusal(input.problem);
    const mapping =
      input.mappingName === undefined
        ? null
        : wholeMapping(kind, await readNamedMapping(tx, { kind, name: input.mappingName }));
    const waiting: ImportState = mapping === null ? 'uploaded' : 'queued';
    const state: ImportState = refusal === null ? waiting : 'failed';
    const { rows } = await tx.client.query<{ importId: number }>(
      `INSERT INTO imports (kind, file_name, file_path, file_sha256, file_bytes, created_by, state, error_code,
         error_details, finished_at, mapping, started_at, phase_started_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, CASE WHEN $7 = 'failed' THEN now() END, $10,
         CASE WHEN $7 = 'queued' THEN now() END, CASE WHEN $7 = 'queued' THEN now() END)
       RETURNING import_id AS "importId"`,
      [
        kind,
        fileName,
        input.uploadKey,
        input.sha256,
        bytes,
        actorLabel(actor),
        state,
        refusal?.code ?? null,
        refusal?.details ?? null,
        mapping,
      ],
    );
    const { importId } = present(rows[0], 'the import was inserted');
    const errorCode = refusal === null ? {} : { errorCode: refusal.code };
    const named = mapping === null ? {} : { mappingName: input.mappingName, mapping };
    const after = { kind, fileName, bytes, state, ...named, ...errorCode };
    return {
      result: { importId },
      changes: [{ subjectKind: 'import', subjectId: importId, before: null, after }],
    };
  },
});
