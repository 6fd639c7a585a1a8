import 'server-only';
import type { z } from 'zod';
import type { Tx } from '@/db/write';
import { modelFields } from '@/lib/domain/analytics/rfm-model/model-input';
import { MODELS_MAX } from '@/lib/domain/analytics/rfm-model/saved-model';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { cutIdOf, lockModel, oneAtATime, requireFreeModelName } from '../rfm-models/lock-model';

type Fields = Omit<z.output<typeof modelFields>, 'seen'>;

async function insert(tx: Tx, name: string) {
  const { rows } = await tx.client.query<{ modelId: number }>(
    `INSERT INTO rfm_saved_models (name)
     SELECT $1 WHERE (SELECT count(*) FROM rfm_saved_models WHERE archived_at IS NULL) < $2
     RETURNING model_id AS "modelId"`,
    [name, MODELS_MAX],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('too_many');
  return { modelId: row.modelId, version: 1 };
}

async function keepVersion(
  tx: Tx,
  { name, cut, groups }: Fields,
  of: { modelId: number; version: number; by: number | null; now: Date },
) {
  await tx.client.query(
    `INSERT INTO rfm_saved_versions (model_id, version, name, cut_id, groups, saved_by, saved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [of.modelId, of.version, name, await cutIdOf(tx, cut), JSON.stringify(groups), of.by, of.now],
  );
}

/**
 * Writes a saved RFM model, or another version of one: `seen` is the one that was on screen. Throws `already_exists` for a name in use,
 * `too_many` above 20 in use, `stale_version`, `wrong_state` for an archived one and for the default, `not_found`.
 */
export const saveRfmModel = defineCommand({
  id: 'analytics.saveRfmModel',
  permission: 'segments.edit',
  input: modelFields,
  run: async ({ tx, input: { seen, ...fields }, actor, now }) => {
    await oneAtATime(tx);
    const locked = seen && { ...seen, ...(await lockModel(tx, seen)) };
    if (locked?.isArchived === true) throw new AppError('wrong_state', { status: 'archived' });
    await requireFreeModelName(tx, fields.name, seen?.modelId ?? null);
    const saved =
      locked === null
        ? await insert(tx, fields.name)
        : { modelId: locked.modelId, version: locked.version + 1 };
    if (locked !== null) {
      await tx.client.query(
        'UPDATE rfm_saved_models SET name = $2, version = $3 WHERE model_id = $1',
        [saved.modelId, fields.name, saved.version],
      );
    }
    const by = actor.kind === 'user' ? actor.userId : null;
    await keepVersion(tx, fields, { ...saved, by, now });
    const before = locked && { name: locked.name, cut: locked.cut, groups: locked.groups };
    return {
      result: saved,
      changes: [
        { subjectKind: 'rfmSavedModel', subjectId: saved.modelId, before, after: { ...fields } },
      ],
    };
  },
});
