import 'server-only';
import type { Tx } from '@/db/write';
import type { ImportKind } from '@/lib/domain/imports/import-kinds';
import { AppError } from '@/lib/domain/shared/errors';

/** The mapping that is kept under a name. @throws AppError `mapping_invalid` when there is none */
export async function readNamedMapping(
  tx: Tx,
  { kind, name }: { readonly kind: ImportKind; readonly name: string },
): Promise<unknown> {
  const { rows } = await tx.client.query<{ mapping: unknown }>(
    'SELECT mapping FROM import_mappings WHERE kind = $1 AND lower(name) = lower($2)',
    [kind, name],
  );
  if (rows[0] === undefined) throw new AppError('mapping_invalid', { problem: 'unknown', name });
  return rows[0].mapping;
}
