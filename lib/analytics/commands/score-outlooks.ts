import 'server-only';
import { z } from 'zod';
import type { BgNbd } from '@/lib/domain/analytics/bgnbd/buyers';
import { defineCommand } from '@/lib/kernel/command';
import { beginOutlooks } from '../outlook/outlook-lock';
import { readBuyers } from '../outlook/read-buyers';
import { writeOutlooks } from '../outlook/write-outlooks';

/** Scores everybody as of today by the model there is. Without one, or once today was scored, nothing happens. */
export const scoreOutlooks = defineCommand({
  id: 'analytics.scoreOutlooks',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async ({ tx, now }) => {
    const todayOn = await beginOutlooks(tx, now);
    const { rows } = await tx.client.query<BgNbd & { scoredOn: string }>(
      `SELECT m.r, m.alpha, m.a, m.b, s.scored_on::text AS "scoredOn"
       FROM outlook_state s JOIN outlook_models m USING (outlook_model_id)`,
    );
    const model = rows[0];
    if (model === undefined || model.scoredOn >= todayOn) return { result: 0, changes: [] };
    const scored = await writeOutlooks(tx, model, await readBuyers(tx, todayOn));
    await tx.client.query('UPDATE outlook_state SET scored_on = $1', [todayOn]);
    return {
      result: scored,
      changes: [
        {
          subjectKind: 'outlookState',
          subjectId: 1,
          before: { scoredOn: model.scoredOn },
          after: { scoredOn: todayOn, scored },
        },
      ],
    };
  },
});
