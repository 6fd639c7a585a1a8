import { keepLifecycleMonth } from '@/lib/analytics/commands/keep-lifecycle-month';
import { churnReport } from '@/lib/analytics/reports/churn/query';
import { gapsReport } from '@/lib/analytics/reports/gaps/query';
import { lifecycleReport } from '@/lib/analytics/reports/lifecycle/query';
import { repeatCurveReport } from '@/lib/analytics/reports/repeat-curve/query';
import { systemActor } from '@/lib/domain/access/actor';
import { addMonths, monthOf } from '@/lib/domain/shared/calendar';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import type { BenchItem } from '../bench-item';
import { BENCH_UNTIL_ON } from '../bench-programme';
import { inTurns, timed } from '../measure';

const RUNS = 5;
/** Months of the worker or of the demo go first: an ended month is kept once. */
const EMPTY = `
  BEGIN;
  SELECT set_config('vernost.actor', 'system:bench', true);
  DELETE FROM lifecycle_months;
  COMMIT`;

/** Stages by own rhythm and what keeping a month takes, churn over a year, the repeat-purchase curve, and the time between purchases of three months. */
export const lifecycle: BenchItem = async ({ actor, client }) => {
  const reference = () => client.query('SELECT count(*) FROM member_summary');
  const against = 'bare count(*) of member_summary';
  const line = async (name: string, ours: () => Promise<unknown>) => {
    const measured = await inTurns({ ours, reference }, RUNS);
    return { name, ...measured, against, unit: 'ms' as const };
  };
  const system = systemActor('bench');
  await client.query(EMPTY);
  const now = monthOf(BENCH_UNTIL_ON);
  const keep = (month: string) => runCommand(keepLifecycleMonth, { month }, system);
  const present = await timed(() => keep(now));
  const ended = await timed(() => keep(addMonths(now, -1)));
  const purchases = await timed(() => client.query('SELECT count(*) FROM purchases'));
  const kept = { reference: purchases, against: 'bare count(*) of purchases', unit: 'ms' as const };
  return [
    await line('Stages of two months and their flow', () => runQuery(lifecycleReport, {}, actor)),
    await line('The same of a tier', () => runQuery(lifecycleReport, { tier: 'gold' }, actor)),
    { name: 'Keeping the stages of the present month', ours: present, ...kept },
    { name: 'Keeping those of an ended month', ours: ended, ...kept },
    await line('Churn by days, 13 months', () => runQuery(churnReport, {}, actor)),
    await line('Churn by own rhythm, 13 months', () =>
      runQuery(churnReport, { churnBy: 'rhythm' }, actor),
    ),
    await line('Churn by the period itself, 13 months', () =>
      runQuery(churnReport, { churnBy: 'period' }, actor),
    ),
    await line('Second to fifth purchase within days', () =>
      runQuery(repeatCurveReport, {}, actor),
    ),
    await line('Time between purchases by tier', () => runQuery(gapsReport, {}, actor)),
    await line('Time between purchases by RFM group', () =>
      runQuery(gapsReport, { by: 'rfm' }, actor),
    ),
  ];
};
