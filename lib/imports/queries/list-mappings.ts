import 'server-only';
import { z } from 'zod';
import { IMPORT_KINDS, type ImportKind } from '@/lib/domain/imports/import-kinds';
import { MAPPINGS_MAX } from '@/lib/domain/imports/limits';
import { defineQuery } from '@/lib/kernel/query';

/** A kept mapping. */
export type KeptMapping = {
  readonly mappingId: number;
  readonly kind: ImportKind;
  readonly name: string;
  readonly mapping: Readonly<Record<string, unknown>>;
  readonly headerKey: string | null;
  readonly filePattern: string | null;
  readonly updatedAt: Date;
  /** Name of the person, or null for a key or the product itself. */
  readonly updatedByName: string | null;
};

/** Every kept mapping, of a kind or of all, by name. */
export const listMappings = defineQuery({
  id: 'imports.listMappings',
  permission: 'imports.run',
  input: z.object({ kind: z.enum(IMPORT_KINDS).optional() }),
  run: async ({ read, input }): Promise<readonly KeptMapping[]> => read<KeptMapping[]>`
    SELECT m.mapping_id AS "mappingId", m.kind, m.name, m.mapping, m.header_key AS "headerKey",
      m.file_pattern AS "filePattern", m.updated_at AS "updatedAt", u.name AS "updatedByName"
    FROM import_mappings m LEFT JOIN users u ON m.updated_by = 'user:' || u.user_id
    WHERE ${input.kind ? read`m.kind = ${input.kind}` : read`true`}
    ORDER BY lower(m.name), m.kind LIMIT ${MAPPINGS_MAX}`,
});
