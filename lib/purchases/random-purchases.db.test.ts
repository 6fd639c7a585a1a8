import fc from 'fast-check';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { AppError } from '@/lib/domain/shared/errors';
import {
  earn,
  ledgerDifferences,
  newMembers,
  nextKey,
  redeem,
  seedPeople,
  sql,
} from '@/lib/points/testing/points-desk';
import { expectBooksTrue } from './testing/claims-desk';
import { emptyProgramme } from './testing/posting-desk';
import {
  type Bought,
  bringBack,
  cancel,
  line,
  NOW,
  noRules,
  rate,
  record,
  rule,
} from './testing/till-desk';

/** What everybody has at first. */
const START = 200;
const AT_ONCE = 4;

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});

beforeEach(noRules);

const member = fc.nat({ max: 2 });
const which = fc.nat({ max: 20 });
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('buy' as const),
      member,
      units: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
      kopecks: fc.integer({ min: 0, max: 9_999 }),
      spends: fc.integer({ min: 0, max: 60 }),
      daysAgo: fc.nat({ max: 40 }),
      isTwice: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('return' as const), which, line: which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('redeem' as const),
      member,
      points: fc.integer({ min: 1, max: 80 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A refusal is an answer; anything else is a defect. */
async function tried<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

type World = { readonly ids: readonly number[]; readonly bought: Bought[] };

async function buy({ ids, bought }: World, drawn: Extract<Step, { do: 'buy' }>): Promise<void> {
  const { units, kopecks, spends, daysAgo } = drawn;
  const key = nextKey();
  const said = {
    memberId: ids[drawn.member] ?? 0,
    key,
    receipt: `random-${key}`,
    purchasedAt: new Date(NOW.getTime() - daysAgo * 86_400_000),
    lines: units.map((count, place) =>
      line(kopecks + place * 333, { quantityMilli: String(count * 1_000) }),
    ),
    spend: spends === 0 ? null : { kind: 'points' as const, points: String(spends) },
  };
  // The same receipt under the same key, and under another one, at once.
  const again = { ...said, key: nextKey() };
  const all = drawn.isTwice ? [said, said, again] : [said];
  const answers = await Promise.all(all.map((one) => tried(record(one))));
  const [first] = answers.filter((answer) => answer !== null);
  if (first !== undefined) bought.push(first);
}

async function doStep(world: World, drawn: Step): Promise<unknown> {
  if (drawn.do === 'buy') return buy(world, drawn);
  if (drawn.do === 'redeem') {
    return tried(redeem(world.ids[drawn.member] ?? 0, String(drawn.points), nextKey(), NOW));
  }
  const of = world.bought[drawn.which % Math.max(1, world.bought.length)];
  if (of === undefined) return null;
  if (drawn.do === 'cancel') return tried(cancel(of));
  return tried(bringBack(of, [[1 + (drawn.line % 3), 1]]));
}

/** Told again from the lines that were kept and the redemptions, without the rules or the ledger's own sums. */
const PLAIN = `
  SELECT m.id::int AS member,
    ${START}00 + coalesce((SELECT sum(floor(kept.minor / 100.0)) * 100 FROM (
      SELECT sum(l.amount_minor - l.returned_minor) AS minor FROM purchases p JOIN purchase_lines l USING (member_id, business_date, purchase_id)
      WHERE p.member_id = m.id AND NOT p.is_return GROUP BY p.purchase_id) kept), 0)
    - coalesce((SELECT sum(d.spent) FROM purchase_decisions d WHERE d.member_id = m.id), 0)
    + coalesce((SELECT sum(d.given_back) FROM purchase_decisions d WHERE d.member_id = m.id AND d.facts = '{}'), 0)
    - coalesce((SELECT sum(-e.amount) FROM point_entries e
        WHERE e.member_id = m.id AND e.kind = 'redeem' AND e.source <> 'purchase'), 0) AS balance
  FROM unnest($1::bigint[]) AS m (id) ORDER BY 1`;

/** What each line came back by its returns, against what is marked on it. */
const TORN = `
  SELECT FROM purchase_lines l JOIN purchases p USING (member_id, business_date, purchase_id)
  WHERE NOT p.is_return AND l.returned_milli <> coalesce((
    SELECT -sum(b.quantity_milli) FROM purchases r JOIN purchase_lines b USING (member_id, business_date, purchase_id)
    WHERE r.member_id = p.member_id AND r.revises_on = p.business_date AND r.revises_id = p.purchase_id
      AND b.line_no = l.line_no), 0)`;

it('I1-I6 hold over random receipts, returns, cancellations and redemptions at once, and balances are those of a plain recount', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 28 }), async (steps) => {
      await noRules();
      await rule(rate('1'));
      await rule({ kind: 'spending', points: '1', minor: '1' });
      await rule({ kind: 'terms', earnsOnPaidByPoints: true });
      const ids = await newMembers('active', 'active', 'active');
      for (const id of ids) await earn(id, START, { now: NOW });
      const world: World = { ids, bought: [] };
      for (let place = 0; place < steps.length; place += AT_ONCE) {
        await Promise.all(steps.slice(place, place + AT_ONCE).map((one) => doStep(world, one)));
      }
      const plain = await sql<{ member: number; balance: string }>(PLAIN, [ids]);
      const kept = await sql<{ member: number; balance: string }>(
        `SELECT member_id::int AS member, balance::text FROM point_accounts WHERE member_id = ANY ($1) ORDER BY 1`,
        [ids],
      );
      expect(kept).toEqual(plain.map((row) => ({ ...row, balance: String(row.balance) })));
      expect(await sql(TORN)).toEqual([]);
      expect(await ledgerDifferences()).toEqual([]);
    }),
    { numRuns: 8 },
  );
  await expectBooksTrue();
}, 240_000);
