import 'server-only';
import type { Read } from '@/db/read';
import { analyticsState } from '@/lib/analytics/analytics-state';
import type { AskedResults } from '@/lib/domain/mechanics/results/asked';
import { daysBetween } from '@/lib/domain/shared/calendar';
import { readToday } from '@/lib/rules/read-today';
import type { FigurePlan } from './figures-sql';
import { type ReadMechanic, readMechanic } from './read-mechanic';

/** What is asked of results, made ready to be read. */
export type ResultsPlan = {
  readonly known: ReadMechanic;
  readonly today: Awaited<ReturnType<typeof readToday>>;
  readonly programme: number;
  readonly assigned: {
    readonly firstOn: string;
    readonly lastOn: string;
    readonly days: number;
  } | null;
  /** Null: nobody was assigned yet. */
  readonly figures: FigurePlan | null;
  readonly hasScores: boolean;
};

type Row = {
  readonly firstOn: string | null;
  readonly lastOn: string | null;
  readonly programme: number;
};

type Model = Awaited<ReturnType<typeof analyticsState>>['model'];

/** What scores are cut by; null: there is no scoring yet. */
export function edgesOf(model: Model): FigurePlan['edges'] {
  if (model === null || model.recencyEdges.length === 0) return null;
  const { recencyEdges: recency, frequencyEdges: frequency, monetaryEdges: monetary } = model;
  return { recency, frequency, monetary };
}

/** Reads which mechanic it is, since when members are assigned and what scores are cut by. Throws `not_found`. */
export async function planResults(
  read: Read,
  { ruleId, days, by }: Pick<AskedResults, 'ruleId' | 'days' | 'by'>,
  now: Date,
): Promise<ResultsPlan> {
  const today = await readToday(read, now);
  const { todayOn, timeZone } = today;
  const [known, rows, { model }] = await Promise.all([
    readMechanic(read, { ruleId, todayOn }),
    read<Row[]>`
      SELECT min(assigned_on) FILTER (WHERE arm <> 'programme')::text AS "firstOn",
        max(assigned_on) FILTER (WHERE arm <> 'programme')::text AS "lastOn", count(*) FILTER (WHERE arm = 'programme')::int AS programme
      FROM mechanic_arms WHERE rule_id = ${ruleId} AND assigned_on <= ${todayOn}::date`,
    analyticsState(read),
  ]);
  const { firstOn = null, lastOn = null, programme = 0 } = rows[0] ?? {};
  const assigned =
    firstOn === null || lastOn === null
      ? null
      : { firstOn, lastOn, days: daysBetween(firstOn, todayOn) + 1 };
  const edges = edgesOf(model);
  return {
    ...{ known, today, programme, assigned, hasScores: edges !== null },
    figures:
      assigned === null
        ? null
        : {
            of: { is: 'mechanic', ruleId },
            ...{ window: days, by, todayOn, timeZone, edges, firstOn: assigned.firstOn },
          },
  };
}
