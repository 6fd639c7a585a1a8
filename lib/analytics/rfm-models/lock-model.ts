import 'server-only';
import type { Tx } from '@/db/write';
import type { RfmCut } from '@/lib/domain/analytics/rfm-model/cut';
import { AppError } from '@/lib/domain/shared/errors';

export type LockedModel = {
  readonly name: string;
  readonly version: number;
  readonly isDefault: boolean;
  readonly isArchived: boolean;
  readonly cut: unknown;
  readonly groups: unknown;
};

/** A saved model, held at the version that was on screen. Throws `not_found`, `stale_version`; `wrong_state` for the default, which stays as it is. */
export async function lockModel(
  tx: Tx,
  { modelId, version }: { readonly modelId: number; readonly version: number },
): Promise<LockedModel> {
  // Locked first and read then: joined in one statement, a version that came while it waited would be found by neither.
  await tx.client.query('SELECT FROM rfm_saved_models WHERE model_id = $1 FOR UPDATE', [modelId]);
  const { rows } = await tx.client.query<LockedModel>(
    `SELECT m.name, m.version, m.is_default AS "isDefault", m.archived_at IS NOT NULL AS "isArchived",
       c.definition AS cut, v.groups
     FROM rfm_saved_models m JOIN rfm_saved_versions v USING (model_id, version) JOIN rfm_cuts c USING (cut_id)
     WHERE m.model_id = $1`,
    [modelId],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('not_found');
  if (row.version !== version) throw new AppError('stale_version');
  if (row.isDefault) throw new AppError('wrong_state', { status: 'default' });
  return row;
}

/** One at a time: two that look together would both find the name free and room for one more. */
export async function oneAtATime(tx: Tx): Promise<void> {
  await tx.client.query(`SELECT pg_advisory_xact_lock(hashtext('rfm_saved_models'))`);
}

/** Throws `already_exists` when another model in use has the name. */
export async function requireFreeModelName(
  tx: Tx,
  name: string,
  ownId: number | null,
): Promise<void> {
  const { rowCount } = await tx.client.query(
    `SELECT FROM rfm_saved_models
     WHERE lower(name) = lower($1) AND archived_at IS NULL AND model_id IS DISTINCT FROM $2`,
    [name, ownId],
  );
  if (rowCount !== 0) throw new AppError('already_exists');
}

/** The number of a cut; models that are cut alike share it. */
export async function cutIdOf(tx: Tx, cut: RfmCut): Promise<number> {
  const { rows } = await tx.client.query<{ cutId: number }>(
    `WITH known AS (SELECT cut_id FROM rfm_cuts WHERE definition = $1::jsonb),
       made AS (INSERT INTO rfm_cuts (definition) SELECT $1::jsonb WHERE NOT EXISTS (SELECT FROM known) RETURNING cut_id)
     SELECT cut_id AS "cutId" FROM known UNION ALL SELECT cut_id FROM made`,
    [JSON.stringify(cut)],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('conflict');
  return row.cutId;
}
