import { beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '@/db/demo/load-demo';
import { systemActor } from '@/lib/domain/access/actor';
import { lengthOf } from '@/lib/domain/analytics/comparison';
import { shareOfCount } from '@/lib/domain/analytics/ratios';
import { STORE_FORMATS } from '@/lib/domain/purchases/states';
import { present } from '@/lib/domain/shared/assert';
import { addDays, addMonths } from '@/lib/domain/shared/calendar';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { sql } from '@/lib/points/testing/points-desk';
import { countItems } from '../../commands/count-items';
import { behind } from '../../testing/behind';
import { pointsBehind } from '../../testing/points-behind';
import { overviewReport } from './query';

const ACTOR = systemActor('test');
const UNTIL = '2026-11-26';
const CASES = 14;
const LONGEST_COUNTED = 31;

type Params = Readonly<Record<string, string>>;
type Asked = Parameters<typeof runQuery<(typeof overviewReport)['input'], unknown>>[1];
const report = (params: Params) => runQuery(overviewReport, params as Asked, ACTOR);

/** A small seeded generator, so that a failing case can be run again. */
function randoms(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Any period, any days to compare with, a store, a format, both or neither. */
function randomParams(seed: number): Params {
  const random = randoms(seed * 7_919);
  const asOf = addDays(UNTIL, -random(500));
  const from = addDays(asOf, -random(random(3) === 0 ? 120 : 31));
  const vsFrom = addDays(asOf, -40 - random(500));
  const maybe = (name: string, value: string, oneIn: number): Params =>
    random(oneIn) === 0 ? { [name]: value } : {};
  return {
    asOf,
    from,
    ...maybe('vs', 'year', 2),
    ...maybe('vsDays', `${vsFrom}..${addDays(vsFrom, random(31))}`, 3),
    ...maybe('weekdays', 'matched', 2),
    ...maybe('inStore', String(1 + random(3)), 4),
    ...maybe('inFormat', STORE_FORMATS[random(STORE_FORMATS.length - 1)] ?? 'express', 3),
  };
}

beforeAll(async () => {
  await loadDemo({
    databaseUrl: present(process.env.DATABASE_URL, 'tests have a database'),
    members: 300,
    untilOn: UNTIL,
    log: () => {},
  });
  while ((await runCommand(countItems, {}, ACTOR)).month !== null);
}, 120_000);

/** Every figure of a period against the members that it opens. */
async function expectOpens(params: Params, period: string, figures: Record<string, unknown>) {
  const { buyers, repeatShare, members, issued, spent, receipts, revenue } = figures;
  expect(await behind('overview', params, `sums.${period}`)).toMatchObject({
    receipts,
    revenueMinor: revenue,
  });
  expect((await behind('overview', params, `members.${period}`)).members).toBe(members);
  expect((await pointsBehind('overview', params, `issued.${period}`)).points).toBe(issued);
  expect((await pointsBehind('overview', params, `spent.${period}`)).points).toBe(spent);
  if (buyers === null) return;
  const bought = await behind('overview', params, `buyers.${period}`);
  const again = await behind('overview', params, `repeat.${period}`);
  expect(bought.members).toBe(buyers);
  expect(shareOfCount(again.members, bought.members)).toBe(repeatShare);
}

describe('the figures of the overview', () => {
  it.each([
    {},
    { vs: 'year' },
    { from: addDays(UNTIL, -89) },
    { from: addDays(UNTIL, -364), vs: 'year' },
    { asOf: '2026-10-31', from: '2026-10-01' },
    ...Array.from({ length: CASES }, (_, seed) => randomParams(seed + 1)),
  ] as Params[])('each opens exactly its members and receipts, asked for %o', async (params) => {
    const { facts, tables } = await report(params);
    const isLong = (from: string, to: string) => lengthOf({ from, to }) > LONGEST_COUNTED;
    if (facts.buyers === null) expect(isLong(facts.from, facts.asOfOn)).toBe(true);
    if (facts.buyersBefore === null) expect(isLong(facts.beforeFrom, facts.beforeTo)).toBe(true);
    await expectOpens(params, 'now', { ...facts, revenue: facts.revenueMinor });
    await expectOpens(params, 'before', {
      members: facts.membersBefore,
      buyers: facts.buyersBefore,
      repeatShare: facts.repeatShareBefore,
      receipts: facts.receiptsBefore,
      revenue: facts.revenueBeforeMinor,
      issued: facts.issuedBefore,
      spent: facts.spentBefore,
    });
    const shown = [0, 5, 11, 12].map((place) => present(tables.months[place], 'a month'));
    for (const month of shown) {
      await expectOpens(params, month.month, { ...month, revenue: month.revenueMinor });
      if (month.receiptsYearBefore === null) continue;
      await expectOpens(params, addMonths(month.month, -12), {
        members: month.membersYearBefore,
        buyers: month.buyersYearBefore,
        repeatShare: month.repeatShareYearBefore,
        receipts: month.receiptsYearBefore,
        revenue: month.revenueYearBeforeMinor,
        issued: month.issuedYearBefore,
        spent: month.spentYearBefore,
      });
    }
  });

  it('a period of exactly a month says what the month says', async () => {
    const { facts, tables } = await report({ asOf: '2026-10-31', from: '2026-10-01' });
    const month = present(
      tables.months.find((one) => one.month === '2026-10'),
      'October',
    );
    expect(month).toMatchObject({
      buyers: facts.buyers,
      members: facts.members,
      revenueMinor: facts.revenueMinor,
      itemsPerReceipt: facts.itemsPerReceipt,
      repeatShare: facts.repeatShare,
      issued: facts.issued,
      spent: facts.spent,
    });
    expect(facts.repeatShare).toBeGreaterThan(0.2);
  });

  it('items of a receipt equal its lines: whole quantities count, of what is weighed each line is one', async () => {
    const { facts } = await report({});
    const [row] = await sql<{ receipts: number; items: number }>(
      `SELECT count(DISTINCT (member_id, business_date, purchase_id))::int AS receipts,
         sum(CASE WHEN quantity_milli % 1000 = 0 THEN quantity_milli / 1000 ELSE 1 END)::int AS items
       FROM purchase_lines JOIN purchases USING (member_id, business_date, purchase_id)
       WHERE member_id > 0 AND NOT is_return AND kind = 'goods' AND quantity_milli > 0
         AND business_date BETWEEN $1 AND $2`,
      [facts.from, facts.asOfOn],
    );
    const { receipts = 0, items = 0 } = row ?? {};
    expect(facts.itemReceipts).toBe(receipts);
    expect(receipts).toBeGreaterThan(10);
    expect(facts.itemsPerReceipt).toBe(Math.round((items * 100) / receipts) / 100);
    expect(facts.itemsCountedAt).not.toBeNull();
  });

  it('years over which nobody is counted say so and sum the rest', async () => {
    const { facts } = await report({ from: addDays(UNTIL, -200), vs: 'year' });
    expect(facts).toMatchObject({ buyers: null, repeatShare: null, buyersBefore: null });
    expect(facts.receipts).toBeGreaterThan(100);
  });

  it.each([
    [{ from: '2026-12-01' }, 'from'],
    [{ from: '2020-01-01' }, 'from'],
    [{ asOf: '2199-01-01' }, 'asOf'],
    [{ vsDays: '2199-01-01..2199-01-31' }, 'vsDays'],
  ] as const)('%o cannot be asked', async (params, field) => {
    await expect(report(params)).rejects.toMatchObject({
      code: 'invalid_input',
      details: { fields: [field] },
    });
  });

  it.each([{ vsDays: '2026-01-31..2026-01-01' }, { vsDays: 'then' }, { vs: 'never' }] as Params[])(
    '%o is no parameter',
    async (params) => {
      await expect(report(params)).rejects.toMatchObject({ code: 'invalid_input' });
    },
  );
});
