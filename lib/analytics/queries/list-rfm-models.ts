import 'server-only';
import { z } from 'zod';
import { type ListedModel, MODELS_MAX } from '@/lib/domain/analytics/rfm-model/saved-model';
import { defineQuery } from '@/lib/kernel/query';
import { type ModelRow, modelRows, shownModel } from '../rfm-models/model-rows';

const ARCHIVED_SHOWN = 200;

/** Saved RFM models by name, the default first; or those that are archived. */
export const listRfmModels = defineQuery({
  id: 'analytics.listRfmModels',
  permission: 'analytics.read',
  input: z.object({ isArchived: z.boolean() }),
  run: async ({ read, input: { isArchived } }): Promise<readonly ListedModel[]> => {
    const rows = await read<ModelRow[]>`
      SELECT * FROM (${modelRows(read)}) models WHERE "isArchived" = ${isArchived}
      ORDER BY NOT "isDefault", lower(name), "modelId" LIMIT ${isArchived ? ARCHIVED_SHOWN : MODELS_MAX}`;
    return rows.map(shownModel);
  },
});
