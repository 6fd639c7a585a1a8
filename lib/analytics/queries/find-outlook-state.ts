import 'server-only';
import { z } from 'zod';
import { defineQuery } from '@/lib/kernel/query';

export type OutlookState = {
  readonly rhythmsOn: string | null;
  readonly modelOn: string | null;
  readonly scoredOn: string | null;
};

/** Which days rhythms, model and scores are of; all null before the first night. */
export const findOutlookState = defineQuery({
  id: 'analytics.findOutlookState',
  permission: 'system.run',
  input: z.object({}),
  run: async ({ read }): Promise<OutlookState> => {
    const [row] = await read<OutlookState[]>`
      SELECT s.rhythms_on AS "rhythmsOn", m.as_of_on AS "modelOn", s.scored_on AS "scoredOn"
      FROM outlook_state s LEFT JOIN outlook_models m USING (outlook_model_id)`;
    return row ?? { rhythmsOn: null, modelOn: null, scoredOn: null };
  },
});
