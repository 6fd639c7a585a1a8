import 'server-only';
import type { ImportState } from '@/lib/domain/imports/import-kinds';
import { AppError } from '@/lib/domain/shared/errors';

/** What decides whether an import can be undone. */
export type Undoable = {
  readonly state: ImportState;
  readonly finishedAt: Date | null;
  readonly hasNotes: boolean;
};

/** SQL of whether anything is still written down that the import `i` wrote. */
export const HAS_NOTES = ['import_receipts', 'import_members', 'import_stores']
  .map((table) => `EXISTS (SELECT FROM ${table} n WHERE n.import_id = i.import_id)`)
  .join(' OR ');

type Client = {
  query: <Row extends object>(text: string, values: unknown[]) => Promise<{ rows: Row[] }>;
};

/** @throws AppError `not_found` */
export async function readUndoable(client: Client, importId: number): Promise<Undoable> {
  const { rows } = await client.query<Undoable>(
    `SELECT state, finished_at AS "finishedAt", (${HAS_NOTES}) AS "hasNotes" FROM imports i WHERE import_id = $1`,
    [importId],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('not_found');
  return row;
}
