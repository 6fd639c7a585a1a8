import { rfmReport } from '@/lib/analytics/reports/rfm/query';
import { runQuery } from '@/lib/kernel/query';
import type { BenchItem } from '../bench-item';
import { inTurns } from '../measure';

const RUNS = 9;

/** The RFM report as the page asks for it, plain and filtered, against a bare count of member_summary. */
export const rfmMatrix: BenchItem = async ({ actor, client }) => {
  const reference = () => client.query('SELECT count(*) FROM member_summary');
  const plain = await inTurns({ ours: () => runQuery(rfmReport, {}, actor), reference }, RUNS);
  const filtered = await inTurns(
    {
      ours: () =>
        runQuery(
          rfmReport,
          { tier: 'silver', storeFormat: 'supermarket', joinedFrom: '2024-06-01' },
          actor,
        ),
      reference,
    },
    RUNS,
  );
  const against = 'bare count(*) of member_summary';
  return [
    { name: 'RFM matrix', ...plain, against, unit: 'ms' },
    { name: 'RFM with a filter', ...filtered, against, unit: 'ms' },
  ];
};
