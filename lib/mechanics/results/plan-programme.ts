import 'server-only';
import type { Read } from '@/db/read';
import { analyticsState } from '@/lib/analytics/analytics-state';
import type { AskedResults } from '@/lib/domain/mechanics/results/asked';
import { daysBetween } from '@/lib/domain/shared/calendar';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readToday } from '@/lib/rules/read-today';
import { readControl } from '../read-switches';
import type { FigurePlan } from './figures-sql';
import { edgesOf } from './plan';

/** What is asked of the programme's holdout, made ready to be read. */
export type ProgrammePlan = {
  readonly today: Awaited<ReturnType<typeof readToday>>;
  readonly holdoutBps: number;
  /** Null: nobody is held back from all mechanics. */
  readonly held: { readonly firstOn: string; readonly days: number } | null;
  readonly figures: FigurePlan | null;
  readonly hasScores: boolean;
};

/** Reads who is held back from all mechanics and since when, and what scores are cut by. */
export async function planProgramme(
  read: Read,
  { days, by }: Pick<AskedResults, 'days' | 'by'>,
  now: Date,
): Promise<ProgrammePlan> {
  const today = await readToday(read, now);
  const { todayOn, timeZone } = today;
  const [control, { model }] = await Promise.all([
    readControl(readRowsOf(read)),
    analyticsState(read),
  ]);
  const { salt, holdoutBps, heldSinceOn } = control;
  const edges = edgesOf(model);
  const hasScores = edges !== null;
  if (heldSinceOn === null) return { today, holdoutBps, held: null, figures: null, hasScores };
  return {
    ...{ today, holdoutBps, hasScores },
    held: { firstOn: heldSinceOn, days: daysBetween(heldSinceOn, todayOn) + 1 },
    figures: {
      of: { is: 'programme', salt, shareBps: holdoutBps },
      ...{ window: days, by, todayOn, timeZone, edges, firstOn: heldSinceOn },
    },
  };
}
