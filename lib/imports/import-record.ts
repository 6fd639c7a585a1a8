import 'server-only';
import type { Tx } from '@/db/write';
import type { ImportCounts } from '@/lib/domain/imports/counts';
import type { ImportKind, ImportState } from '@/lib/domain/imports/import-kinds';
import { type Mapping, mappingSchema } from '@/lib/domain/imports/mapping/mapping';
import { AppError } from '@/lib/domain/shared/errors';
import type { AuditChange } from '@/lib/kernel/audit';

/** A row of `imports` as the commands work with it. */
export type ImportRecord = {
  readonly importId: number;
  readonly kind: ImportKind;
  readonly state: ImportState;
  readonly fileName: string;
  readonly filePath: string;
  readonly fileSha256: string;
  readonly mapping: unknown;
  readonly counts: ImportCounts;
  readonly mergedChunks: readonly number[];
  readonly lease: string | null;
  readonly stagedKey: string | null;
  readonly stagedOn: string | null;
  /** Whether the uploaded file still lies in the store. */
  readonly hasFile: boolean;
  readonly version: number;
};

const COLUMNS = `import_id AS "importId", kind, state, file_name AS "fileName", file_path AS "filePath",
  file_sha256 AS "fileSha256", mapping, counts, merged_chunks AS "mergedChunks", lease,
  staged_key AS "stagedKey", to_char(staged_on, 'YYYY-MM-DD') AS "stagedOn",
  file_removed_at IS NULL AS "hasFile", version`;

/** The import, locked until the transaction ends. @throws AppError `not_found` */
export async function lockImport(tx: Tx, importId: number): Promise<ImportRecord> {
  const { rows } = await tx.client.query<ImportRecord>(
    `SELECT ${COLUMNS} FROM imports WHERE import_id = $1 FOR UPDATE`,
    [importId],
  );
  return rows[0] ?? notFound();
}

/** The import as it stands, not locked. @throws AppError `not_found` */
export async function readImport(tx: Tx, importId: number): Promise<ImportRecord> {
  const { rows } = await tx.client.query<ImportRecord>(
    `SELECT ${COLUMNS} FROM imports WHERE import_id = $1`,
    [importId],
  );
  return rows[0] ?? notFound();
}

function notFound(): never {
  throw new AppError('not_found');
}

/** @throws AppError `wrong_state` when the import is in none of the states. */
export function assertState(record: ImportRecord, states: readonly ImportState[]): void {
  if (!states.includes(record.state)) throw new AppError('wrong_state', { state: record.state });
}

/** @throws AppError `wrong_state` when the file was removed, its term being over. */
export function assertHasFile(record: ImportRecord): void {
  if (!record.hasFile) throw new AppError('wrong_state', { state: 'fileRemoved' });
}

/** @throws AppError `conflict` when another process has taken the import over, or it was cancelled. */
export function assertHeld(
  record: ImportRecord,
  lease: string,
  states: readonly ImportState[],
): void {
  if (record.lease !== lease || !states.includes(record.state)) throw new AppError('conflict');
}

/** The line of the audit log for a change of an import's state, with what else came of it. */
export function stateChange(
  record: Pick<ImportRecord, 'importId' | 'state'>,
  after: { readonly state: ImportState } & NonNullable<AuditChange['after']>,
): AuditChange {
  return {
    subjectKind: 'import',
    subjectId: record.importId,
    before: { state: record.state },
    after,
  };
}

/** The mapping, whole. @throws AppError `mapping_invalid` naming the fields */
export function wholeMapping(kind: ImportKind, mapping: unknown): Mapping {
  const parsed = mappingSchema.safeParse(mapping);
  if (!parsed.success) {
    const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))];
    throw new AppError('mapping_invalid', { problem: 'incomplete', fields });
  }
  if (parsed.data.kind !== kind) throw new AppError('mapping_invalid', { problem: 'kind' });
  return parsed.data;
}
