import { churnReport } from '@/lib/analytics/reports/churn/query';
import { gapsReport } from '@/lib/analytics/reports/gaps/query';
import { runQuery } from '@/lib/kernel/query';
import type { BenchItem } from '../bench-item';
import { inTurns } from '../measure';

const RUNS = 5;

/** Churn over a year by days and by own rhythm, and the time between purchases of three months. */
export const lifecycle: BenchItem = async ({ actor, client }) => {
  const reference = () => client.query('SELECT count(*) FROM member_summary');
  const against = 'bare count(*) of member_summary';
  const line = async (name: string, ours: () => Promise<unknown>) => {
    const measured = await inTurns({ ours, reference }, RUNS);
    return { name, ...measured, against, unit: 'ms' as const };
  };
  return [
    await line('Churn by days, 13 months', () => runQuery(churnReport, {}, actor)),
    await line('Churn by own rhythm, 13 months', () =>
      runQuery(churnReport, { churnBy: 'rhythm' }, actor),
    ),
    await line('Time between purchases by tier', () => runQuery(gapsReport, {}, actor)),
    await line('Time between purchases by RFM group', () =>
      runQuery(gapsReport, { by: 'rfm' }, actor),
    ),
  ];
};
