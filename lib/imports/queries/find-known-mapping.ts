import 'server-only';
import { z } from 'zod';
import { IMPORT_KINDS } from '@/lib/domain/imports/import-kinds';
import { defineQuery } from '@/lib/kernel/query';
import { headerKeyOf } from '../mappings/header-key';

type Plain = Readonly<Record<string, unknown>>;

/** A mapping of a file with the same columns, and where it comes from. */
export type KnownMapping = {
  readonly mapping: Plain;
  /** The kept mapping; null: it is that of an earlier import. */
  readonly name: string | null;
  readonly mappingId: number | null;
  readonly importId: number | null;
  /** Of that import. */
  readonly fileName: string | null;
};

/**
 * The mapping for a file whose columns are named as in one before: the kept one that was changed last, else that of the last
 * import that ended well. Null when the file is new, or names no columns.
 */
export const findKnownMapping = defineQuery({
  id: 'imports.findKnownMapping',
  permission: 'imports.run',
  input: z.object({ kind: z.enum(IMPORT_KINDS), header: z.array(z.string()).nullable() }),
  run: async ({ read, input }): Promise<KnownMapping | null> => {
    const key = headerKeyOf(input.header);
    if (key === null) return null;
    const [kept] = await read<KnownMapping[]>`
      SELECT mapping, name, mapping_id AS "mappingId", NULL AS "importId", NULL AS "fileName"
      FROM import_mappings
      WHERE kind = ${input.kind} AND header_key = ${key} ORDER BY updated_at DESC, mapping_id DESC LIMIT 1`;
    if (kept !== undefined) return kept;
    const [done] = await read<KnownMapping[]>`
      SELECT mapping, NULL AS name, NULL AS "mappingId", import_id AS "importId", file_name AS "fileName"
      FROM imports
      WHERE kind = ${input.kind} AND header_key = ${key} AND state = 'done' ORDER BY import_id DESC LIMIT 1`;
    return done ?? null;
  },
});
