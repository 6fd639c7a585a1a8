import 'server-only';
import type { Tx } from '@/db/write';
import type { ImportedAttribute } from '@/lib/domain/imports/mapping/attribute-fields';
import type { Mapping } from '@/lib/domain/imports/mapping/mapping';
import { ATTRIBUTE_COLUMNS } from '@/lib/members/attributes/attribute-columns';

/** The attributes in use that a mapping fills, as they stand now; none for other kinds of files. */
export async function readMappedAttributes(
  { client }: Tx,
  mapping: Mapping,
): Promise<readonly (ImportedAttribute & { readonly version: number })[]> {
  const keys = mapping.kind === 'members' ? Object.keys(mapping.attributes) : [];
  if (keys.length === 0) return [];
  const { rows } = await client.query<ImportedAttribute & { version: number }>(
    `SELECT ${ATTRIBUTE_COLUMNS} FROM attributes a WHERE a.key = ANY ($1) AND a.archived_at IS NULL ORDER BY a.key`,
    [keys],
  );
  return rows;
}
