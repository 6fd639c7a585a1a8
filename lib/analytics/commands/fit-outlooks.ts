import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { type BgNbdFit, fitBgNbd } from '@/lib/domain/analytics/bgnbd/fit';
import { present } from '@/lib/domain/shared/assert';
import { type CommandOutcome, defineCommand } from '@/lib/kernel/command';
import { checkModel, type ModelCheck } from '../outlook/check-model';
import { beginOutlooks } from '../outlook/outlook-lock';
import { readBuyers } from '../outlook/read-buyers';
import { writeOutlooks } from '../outlook/write-outlooks';

type Scored = { readonly modelId: number | null; readonly scored: number };

type Fitted = {
  readonly asOfOn: string;
  readonly fit: BgNbdFit;
  readonly check: ModelCheck | null;
  readonly now: Date;
};

async function insertModel({ client }: Tx, { asOfOn, fit, check, now }: Fitted): Promise<number> {
  const held = check?.fit;
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO outlook_models (as_of_on, members, r, alpha, a, b, log_likelihood, fitted_at,
       held_from_on, held_mask, held_members, held_r, held_alpha, held_a, held_b, held_log_likelihood)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING outlook_model_id AS id`,
    [
      ...[asOfOn, fit.members, fit.r, fit.alpha, fit.a, fit.b, fit.logLikelihood, now],
      ...[check?.heldFromOn, check?.mask, held?.members, held?.r, held?.alpha, held?.a, held?.b],
      held?.logLikelihood,
    ],
  );
  const { id } = present(rows[0], 'the model was inserted');
  const bins = check?.bins ?? [];
  await client.query(
    `INSERT INTO outlook_bins (outlook_model_id, bin, members, expected_days, actual_days)
     SELECT $1, * FROM unnest($2::smallint[], $3::int[], $4::float8[], $5::int[])`,
    [
      id,
      bins.map(({ bin }) => bin),
      bins.map(({ members }) => members),
      bins.map(({ expectedDays }) => expectedDays),
      bins.map(({ actualDays }) => actualDays),
    ],
  );
  return id;
}

/**
 * Fits the model of purchases to all rhythms as of today, checks it by the last 90 days, and scores everybody by it. The model before
 * stays where there is too little to fit by. `modelId` null: there is no new one.
 */
export const fitOutlooks = defineCommand({
  id: 'analytics.fitOutlooks',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async ({ tx, now }): Promise<CommandOutcome<Scored>> => {
    const asOfOn = await beginOutlooks(tx, now);
    const buyers = await readBuyers(tx, asOfOn);
    const fit = fitBgNbd(buyers);
    if (fit === null) return { result: { modelId: null, scored: 0 }, changes: [] };
    const check = await checkModel(tx, { asOfOn, members: fit.members });
    const modelId = await insertModel(tx, { asOfOn, fit, check, now });
    const scored = await writeOutlooks(tx, fit, buyers);
    await tx.client.query(
      `INSERT INTO outlook_state (outlook_model_id, scored_on) VALUES ($1, $2)
       ON CONFLICT (state_id) DO UPDATE SET outlook_model_id = excluded.outlook_model_id, scored_on = excluded.scored_on`,
      [modelId, asOfOn],
    );
    return {
      result: { modelId, scored },
      changes: [
        {
          subjectKind: 'outlookModel',
          subjectId: modelId,
          before: null,
          after: { asOfOn, scored, ...fit },
        },
      ],
    };
  },
});
