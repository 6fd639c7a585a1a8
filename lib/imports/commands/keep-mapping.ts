import 'server-only';
import { z } from 'zod';
import { actorLabel } from '@/lib/domain/access/actor';
import { IMPORT_KINDS } from '@/lib/domain/imports/import-kinds';
import { filePatternInput, mappingNameInput } from '@/lib/domain/imports/inputs';
import { COLUMNS_MAX, MAPPINGS_MAX } from '@/lib/domain/imports/limits';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { wholeMapping } from '../import-record';
import { headerKeyOf } from '../mappings/header-key';

type Kept = {
  readonly mappingId: number;
  readonly name: string;
  readonly mapping: unknown;
  readonly filePattern: string | null;
};

/**
 * Keeps a whole mapping under a name, for everybody who imports: a new one, or in place of what the name stood for.
 * @throws AppError `mapping_invalid` (with the fields), `too_many`
 */
export const keepMapping = defineCommand({
  id: 'imports.keepMapping',
  permission: 'imports.run',
  input: z.object({
    kind: z.enum(IMPORT_KINDS),
    name: mappingNameInput,
    mapping: z.unknown(),
    /** Names of the columns of the file it was made for. */
    header: z.array(z.string().max(1_000)).max(COLUMNS_MAX).nullable(),
    filePattern: filePatternInput,
  }),
  run: async ({ tx, input, actor, now }) => {
    const { kind, name, filePattern } = input;
    const mapping = wholeMapping(kind, input.mapping);
    await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('import_mappings'))");
    const found = await tx.client.query<Kept>(
      `SELECT mapping_id AS "mappingId", name, mapping, file_pattern AS "filePattern" FROM import_mappings
       WHERE kind = $1 AND lower(name) = lower($2) FOR UPDATE`,
      [kind, name],
    );
    const before = found.rows[0] ?? null;
    if (before === null) {
      const { rows } = await tx.client.query<{ kept: number }>(
        'SELECT count(*)::int AS kept FROM import_mappings',
      );
      if ((rows[0]?.kept ?? 0) >= MAPPINGS_MAX)
        throw new AppError('too_many', { limit: MAPPINGS_MAX });
    }
    const values = [
      kind,
      name,
      mapping,
      headerKeyOf(input.header),
      filePattern,
      actorLabel(actor),
      now,
    ];
    const { rows } = await tx.client.query<{ mappingId: number }>(
      before === null
        ? `INSERT INTO import_mappings (kind, name, mapping, header_key, file_pattern, updated_by, updated_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING mapping_id AS "mappingId"`
        : `UPDATE import_mappings SET name = $2, mapping = $3, header_key = $4, file_pattern = $5, updated_by = $6,
             updated_at = $7, version = version + 1
           WHERE kind = $1 AND lower(name) = lower($2) RETURNING mapping_id AS "mappingId"`,
      values,
    );
    const { mappingId } = present(rows[0], 'the mapping was written');
    return {
      result: { mappingId, isNew: before === null },
      changes: [
        {
          subjectKind: 'importMapping',
          subjectId: mappingId,
          before:
            before === null
              ? null
              : { name: before.name, mapping: before.mapping, filePattern: before.filePattern },
          after: { kind, name, mapping, filePattern },
        },
      ],
    };
  },
});
