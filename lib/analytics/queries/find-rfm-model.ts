import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import {
  type ListedModel,
  type ModelVersion,
  VERSIONS_SHOWN,
} from '@/lib/domain/analytics/rfm-model/saved-model';
import { defineQuery } from '@/lib/kernel/query';
import { type ModelRow, modelRows, shownModel } from '../rfm-models/model-rows';

type Found = { readonly model: ListedModel; readonly versions: readonly ModelVersion[] };

type VersionRow = Omit<ModelVersion, 'cut' | 'groups'> & {
  readonly cut: unknown;
  readonly groups: unknown;
};

/** A saved RFM model with its latest versions; null when there is none of that number. */
export const findRfmModel = defineQuery({
  id: 'analytics.findRfmModel',
  permission: 'analytics.read',
  input: z.object({ modelId: idInput }),
  run: async ({ read, input: { modelId } }): Promise<Found | null> => {
    const [models, versions] = await Promise.all([
      read<ModelRow[]>`SELECT * FROM (${modelRows(read)}) models WHERE "modelId" = ${modelId}`,
      read<VersionRow[]>`
        SELECT v.version, v.name, c.definition AS cut, v.groups, v.saved_at AS "savedAt", u.name AS "savedBy"
        FROM rfm_saved_versions v JOIN rfm_cuts c USING (cut_id) LEFT JOIN users u ON u.user_id = v.saved_by
        WHERE v.model_id = ${modelId} ORDER BY v.version DESC LIMIT ${VERSIONS_SHOWN}`,
    ]);
    const [model] = models;
    if (model === undefined) return null;
    return { model: shownModel(model), versions: versions.map(shownModel) };
  },
});
