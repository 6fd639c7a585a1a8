import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { CHURN_BY } from '@/lib/domain/analytics/churn-result';
import { periodStart } from '@/lib/domain/analytics/periods';
import { COHORT_GRAINS } from '@/lib/domain/analytics/retention-settings';
import { addDays, daysBetween } from '@/lib/domain/shared/calendar';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { analyticsState } from '../../analytics-state';
import { countRhythms } from '../../commands/count-rhythms';
import { behind } from '../../testing/behind';
import { churnReport } from './query';
import { churnParameters } from './spec';
import { planChurn } from './standings';

const ACTOR = systemActor('test');
const AS_OF = '2026-11-20';

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    const purchases = samplePurchases({ seed: 19, members: 300, purchases: 3_000, untilOn: AS_OF });
    await loadSampleProgramme(tx, purchases, AS_OF);
    await rebuildDerived(tx);
  });
  let afterId: number | null = 0;
  while (afterId !== null) afterId = (await runCommand(countRhythms, { afterId }, ACTOR)).lastId;
});

type Row = {
  readonly tier: string | null;
  readonly long: number;
  readonly bought: readonly string[];
};

const readMembers = () => readPool()<Row[]>`
  SELECT t.code AS tier, greatest(7, coalesce(min(h.long_gap_days), (SELECT long_gap_days FROM outlook_state))) AS long,
         array_agg(p.business_date::text ORDER BY p.business_date) AS bought
  FROM purchases p JOIN members m USING (member_id) LEFT JOIN tiers t USING (tier_id)
  LEFT JOIN member_rhythms h USING (member_id)
  WHERE NOT p.is_return GROUP BY m.member_id, t.code`;

const asked = fc.record(
  {
    grain: fc.constantFrom(...COHORT_GRAINS),
    churnBy: fc.constantFrom(...CHURN_BY),
    churnDays: fc.constantFrom(10, 30, 90),
    churnTimes: fc.constantFrom(1, 2),
    asOf: fc.nat(60).map((days) => addDays(AS_OF, -days)),
    tier: fc.constantFrom('gold', 'silver'),
  },
  { requiredKeys: ['grain', 'churnBy'] },
);

describe('churn by a silence that is chosen', () => {
  it('is what looking at each member on each day gives, for random filters', async () => {
    const members = await readMembers();
    const state = await analyticsState(readPool());
    await fc.assert(
      fc.asyncProperty(asked, async (given) => {
        const { tables } = await runQuery(churnReport, given, ACTOR);
        const parameters = churnParameters.parse(given);
        const { lookedOn } = planChurn(parameters, state);
        const people = members.filter(({ tier }) => !given.tier || tier === given.tier);
        const isActive = ({ bought, long }: Row, on: string) => {
          if (parameters.churnBy === 'period') {
            const from = periodStart(on, parameters.grain);
            return bought.some((day) => from <= day && day <= on);
          }
          const last = bought.findLast((day) => day <= on);
          const silence =
            parameters.churnBy === 'days' ? parameters.churnDays : parameters.churnTimes * long;
          return last !== undefined && daysBetween(last, on) <= silence;
        };
        const expected = lookedOn.slice(1).map((on, at) => {
          const was = (member: Row) => isActive(member, lookedOn[at] ?? on);
          const isNew = ({ bought }: Row) => (bought[0] ?? '') > (lookedOn[at] ?? on);
          const count = (is: (member: Row) => boolean) => people.filter(is).length;
          return {
            activeBefore: count(was),
            lost: count((member) => was(member) && !isActive(member, on)),
            cameBack: count((m) => !was(m) && isActive(m, on) && !isNew(m)),
            cameFirst: count((m) => !was(m) && isActive(m, on) && isNew(m)),
            active: count((member) => isActive(member, on)),
          };
        });
        expect(
          tables.periods.map(({ activeBefore, lost, cameBack, cameFirst, active }) => {
            return { activeBefore, lost, cameBack, cameFirst, active };
          }),
        ).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('every figure opens exactly its members, for random filters', async () => {
    await fc.assert(
      fc.asyncProperty(asked, fc.nat(), async (given, seed) => {
        const params = Object.fromEntries(
          Object.entries(given).map(([name, value]) => [name, String(value)]),
        );
        const { tables } = await runQuery(churnReport, given, ACTOR);
        for (const row of tables.periods.filter((_, at) => (at + seed) % 4 === 0)) {
          const figures = {
            before: row.activeBefore,
            lost: row.lost,
            stayed: row.stayed,
            back: row.cameBack,
            first: row.cameFirst,
            active: row.active,
          };
          for (const [figure, customers] of Object.entries(figures)) {
            const found = await behind('churn', params, `${figure}-${row.period}`);
            expect([figure, row.period, found.members]).toEqual([figure, row.period, customers]);
          }
        }
      }),
      { numRuns: 12 },
    );
  });
});
