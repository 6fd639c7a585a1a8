import { withTx } from '@/db/write';
import { present } from '@/lib/domain/shared/assert';
import { addDays } from '@/lib/domain/shared/calendar';
import { runQuery } from '@/lib/kernel/query';
import { mechanicResults } from '@/lib/mechanics/results/queries/mechanic-results';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import type { BenchContext, BenchItem } from '../bench-item';
import { inTurns } from '../measure';

const RUNS = 3;
/** Days on which members were assigned, and days of the window. */
const DAYS = 30;
const PAGE_TARGET_MS = 10_000;
const LABEL = { label: 'system:bench', requestId: 'bench' };

/** Results of a mechanic to which every member was assigned within a month, by tier, against one sum of the purchases that they read. */
export const mechanicResultsItem: BenchItem = async ({ actor, client }: BenchContext) => {
  const { rows } = await client.query<{ day: string }>(
    'SELECT max(last_purchase_on)::text AS day FROM member_summary',
  );
  const lastOn = present(rows[0], 'the demo has purchases').day;
  const firstOn = addDays(lastOn, 1 - 2 * DAYS);
  const { ruleId } = await seedRule({
    startsOn: firstOn,
    definition: {
      kind: 'mechanic',
      occasion: { is: 'welcome' },
      rewards: [{ is: 'points', points: '100' }],
    },
  });
  const assigned = await withTx(LABEL, (tx) =>
    tx.client.query(
      `INSERT INTO mechanic_arms (member_id, rule_id, arm, assigned_on)
       SELECT member_id, $1, CASE WHEN member_id % 10 = 0 THEN 'holdout' ELSE 'treated' END, $2::date + (member_id % $3)::int
       FROM members WHERE member_id > 0`,
      [ruleId, firstOn, DAYS],
    ),
  );
  await client.query('ANALYZE mechanic_arms');
  const now = new Date(`${lastOn}T20:00:00Z`);
  const asked = { ruleId, days: String(DAYS) as '30', by: 'tier' as const };
  const times = await inTurns(
    {
      ours: () => runQuery(mechanicResults, asked, actor, { now }),
      reference: () =>
        client.query(
          `SELECT member_id, count(*), sum(amount_minor) FROM purchases
           WHERE member_id > 0 AND business_date BETWEEN $1::date AND $2::date GROUP BY 1`,
          [addDays(firstOn, -DAYS), lastOn],
        ),
    },
    RUNS,
  );
  const members = (assigned.rowCount ?? 0).toLocaleString('en');
  return [
    {
      ...times,
      name: `results of a mechanic with ${members} members assigned, by tier (target ${PAGE_TARGET_MS / 1000} s)`,
      against: 'summing those purchases by member',
      unit: 'ms',
    },
  ];
};
