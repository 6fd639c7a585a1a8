import 'server-only';
import type { Tx } from '@/db/write';
import { type Actor, can, requireUserId } from '@/lib/domain/access/actor';
import { permissionOfPath } from '@/lib/domain/access/navigation';
import { AppError } from '@/lib/domain/shared/errors';
import { VIEWS_MAX } from '@/lib/domain/views/saved-view';
import type { AuditChange } from '@/lib/kernel/audit';

export type ViewRow = {
  readonly viewId: number;
  readonly ownerId: number;
  readonly page: string;
  readonly name: string;
  readonly query: string;
  readonly isShared: boolean;
  readonly isArchived: boolean;
  readonly version: number;
};

const COLUMNS = `view_id AS "viewId", owner_id AS "ownerId", page, name, query, is_shared AS "isShared",
  archived_at IS NOT NULL AS "isArchived", version`;

/** Throws `forbidden` for an actor that may not open the page. */
export function requirePage(actor: Actor, page: string): void {
  const permission = permissionOfPath(page);
  if (!can(actor, permission)) throw new AppError('forbidden', { permission });
}

/**
 * A view, held at the version that was on screen, for somebody who may change it. Throws `not_found` also for what others keep to
 * themselves, `not_author` for a shared view of another, `stale_version`, `forbidden` for who may not open its page.
 */
export async function lockView(
  tx: Tx,
  actor: Actor,
  { viewId, version }: { readonly viewId: number; readonly version: number },
): Promise<ViewRow> {
  const { rows } = await tx.client.query<ViewRow>(
    `SELECT ${COLUMNS} FROM saved_views WHERE view_id = $1 FOR UPDATE`,
    [viewId],
  );
  const [row] = rows;
  const isOwn = row?.ownerId === requireUserId(actor);
  if (row === undefined || !(isOwn || row.isShared)) throw new AppError('not_found');
  requirePage(actor, row.page);
  if (!isOwn && !can(actor, 'views.manage')) throw new AppError('not_author');
  if (row.version !== version) throw new AppError('stale_version');
  return row;
}

type Named = Pick<ViewRow, 'page' | 'ownerId' | 'name'> & { readonly viewId: number | null };

/**
 * Holds the views of a person on a page until the end, one command at a time: two that look together would both find the name free.
 * Throws `already_exists` when another view of theirs has the name, `too_many` when there is no room for one more.
 */
export async function requireFreeViewName(tx: Tx, named: Named): Promise<void> {
  const { page, ownerId, name, viewId } = named;
  await tx.client.query(`SELECT pg_advisory_xact_lock(hashtext('saved_views'), $1)`, [ownerId]);
  const { rows } = await tx.client.query<{ others: number; isTaken: boolean }>(
    `SELECT count(*)::int AS others, coalesce(bool_or(lower(name) = lower($3)), false) AS "isTaken" FROM saved_views
     WHERE page = $1 AND owner_id = $2 AND archived_at IS NULL AND view_id IS DISTINCT FROM $4`,
    [page, ownerId, name, viewId],
  );
  if (rows[0]?.isTaken) throw new AppError('already_exists');
  if ((rows[0]?.others ?? 0) >= VIEWS_MAX) throw new AppError('too_many', { limit: VIEWS_MAX });
}

type Change = Partial<Pick<ViewRow, 'name' | 'query' | 'isShared' | 'isArchived'>>;

/** What a command on a view answers: enough to change it once more, and the page to read again. */
export type ChangedView = {
  readonly viewId: number;
  readonly version: number;
  readonly page: string;
};

/** Writes what changes of a view, as its next version, with what the audit log tells of it. */
export async function changeView(
  tx: Tx,
  before: ViewRow,
  { change, now }: { readonly change: Change; readonly now: Date },
): Promise<{ readonly result: ChangedView; readonly changes: readonly AuditChange[] }> {
  const { viewId, page } = before;
  const after = { ...before, ...change };
  await tx.client.query(
    `UPDATE saved_views SET name = $2, query = $3, is_shared = $4, archived_at = $5, updated_at = $6, version = version + 1
     WHERE view_id = $1`,
    [viewId, after.name, after.query, after.isShared, after.isArchived ? now : null, now],
  );
  const { name, query, isShared, isArchived } = before;
  const was: Required<Change> = { name, query, isShared, isArchived };
  const changed = Object.keys(change);
  const told = Object.fromEntries(Object.entries(was).filter(([key]) => changed.includes(key)));
  return {
    result: { viewId, version: before.version + 1, page },
    changes: [{ subjectKind: 'savedView', subjectId: viewId, before: told, after: { ...change } }],
  };
}
