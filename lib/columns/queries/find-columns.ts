import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import type { ColumnsState } from '@/lib/domain/columns/columns-due';
import { defineQuery } from '@/lib/kernel/query';

type Found = { readonly state: ColumnsState | null; readonly receipts: number };

/** The copy that the base names; null: none. */
export async function readColumnsState(read: Read): Promise<ColumnsState | null> {
  const [row] = await read<ColumnsState[]>`
    SELECT file_id AS "fileId", as_of_at AS "asOfAt", receipts::float8 AS receipts FROM receipt_columns`;
  return row ?? null;
}

/** The copy that the base names, and how many receipts of members the base has now. */
export const findColumns = defineQuery({
  id: 'columns.find',
  permission: 'system.run',
  input: z.object({}),
  run: async ({ read }): Promise<Found> => {
    const [state, [sum]] = await Promise.all([
      readColumnsState(read),
      read<{ receipts: number }[]>`
        SELECT coalesce(sum(receipts), 0)::float8 AS receipts FROM store_days WHERE NOT is_guest`,
    ]);
    return { state, receipts: sum?.receipts ?? 0 };
  },
});
