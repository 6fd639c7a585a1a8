import 'server-only';
import type { BgNbd } from '@/lib/domain/analytics/bgnbd/buyers';
import { chanceChanges } from '@/lib/domain/analytics/bgnbd/chance-changes';
import { stageChanges } from '@/lib/domain/analytics/stage-changes';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import type { AskedFacts, FactsOf } from '../asked-facts';
import { readBuyingDays } from './purchases';

type State = {
  readonly longGapDays: number | null;
  readonly r: number | null;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
};

async function readState(
  run: RunRows,
): Promise<{ readonly longGapDays: number | null; readonly model: BgNbd | null }> {
  const [state] = await run<State>(
    `SELECT s.long_gap_days AS "longGapDays", m.r, m.alpha, m.a, m.b
     FROM outlook_state s LEFT JOIN outlook_models m USING (outlook_model_id)`,
    [],
  );
  if (state === undefined) return { longGapDays: null, model: null };
  const { longGapDays, r, alpha, a, b } = state;
  return { longGapDays, model: r === null ? null : { r, alpha, a, b } };
}

/**
 * The chance that members still buy, day by day, by the model of now: what it would have said on each day by what was bought until then.
 * Scores that an earlier model gave are not kept.
 */
export async function readChances(run: RunRows, asked: AskedFacts): Promise<FactsOf<'chances'>> {
  const { model } = await readState(run);
  if (model === null) return new Map();
  const days = await readBuyingDays(run, asked);
  return new Map(
    [...days].map(([memberId, list]) => [memberId, chanceChanges(model, list, asked.throughOn)]),
  );
}

/** Where members stood in the lifecycle, day by day, by their own rhythm; who has none is judged by the programme's long gap of now. */
export async function readStages(run: RunRows, asked: AskedFacts): Promise<FactsOf<'stages'>> {
  const { longGapDays } = await readState(run);
  const days = await readBuyingDays(run, asked);
  const { throughOn } = asked;
  return new Map(
    [...days].map(([memberId, list]) => [
      memberId,
      stageChanges(list, { throughOn, otherwiseDays: longGapDays }),
    ]),
  );
}
