import { describe, expect, it } from 'vitest';
import { toPoints, wholePoints } from '../shared/points';
import { decideReceipt } from './decide-receipt';
import { decideReturn } from './decide-return';
import type { DefinitionJson } from './definition';
import type { MemberFacts, Used } from './facts';
import { explainOutcome } from './sentences/explain-outcome';
import { capUseJson, factsJson } from './stored-json';
import { line, receipt, rule, UNUSED } from './testing/receipts';

const fixed = (points: string, more: object = {}, effect: object = {}): DefinitionJson => ({
  kind: 'earning',
  effect: { kind: 'fixed', points, per: 'receipt', ...effect },
  ...more,
});
const pieces = (lineNo: number, units: bigint, category = 'tea') =>
  line(lineNo, 100, { quantityMilli: units * 1_000n, category, article: `${category}${lineNo}` });
const decided = (definition: DefinitionJson, lines = [pieces(1, 2n), pieces(2, 5n)], facts = {}) =>
  decideReceipt({ rules: [rule(1, definition)], facts: receipt(lines, facts), used: UNUSED });
const points = (definition: DefinitionJson, ...lines: readonly ReturnType<typeof line>[]) =>
  Number(decided(definition, lines.length === 0 ? undefined : [...lines]).points) / 100;

describe('a rule that counts goods', () => {
  it('PTS-13: 100 for 3 units give 300; for each 3 pieces, 7 of two lines are two groups, 2 are none', () => {
    expect(points(fixed('100', {}, { per: 'unit' }), pieces(1, 3n))).toBe(300);
    const byThree = fixed('100', {}, { per: 'unit', units: 3 });
    expect(points(byThree)).toBe(200);
    expect(points(byThree, pieces(1, 2n))).toBe(0);
  });

  it('PTS-13: a divisor of 0 or 1 cannot be saved', () => {
    for (const units of [0, 1, 2.5]) {
      expect(() => rule(1, fixed('100', {}, { per: 'unit', units }))).toThrow();
    }
  });

  it('at least 2 of a category: 2 meet it, 1 and 1.999 kg do not, and it is told what was found', () => {
    const definition = fixed('50', {
      when: { leastUnits: 2 },
      lines: { only: { categories: ['tea'] } },
    });
    expect(points(definition, pieces(1, 2n))).toBe(50);
    expect(points(definition, pieces(1, 1n), pieces(2, 9n, 'bread'))).toBe(0);
    const [outcome] = decided(definition, [
      line(1, 10, { quantityMilli: 1_999n, category: 'tea' }),
    ]).outcomes;
    expect(outcome?.failed).toEqual([{ condition: 'leastUnits', wanted: ['2'], found: ['1999'] }]);
  });

  it('a set of goods: tea and bread on one receipt give 30, tea alone tells that bread is missing', () => {
    const definition = fixed('30', { when: { togetherCategories: ['tea', 'bread'] } });
    expect(points(definition, pieces(1, 1n), pieces(2, 1n, 'bread'))).toBe(30);
    const [outcome] = decided(definition).outcomes;
    expect(outcome?.failed).toEqual([
      {
        condition: 'togetherCategories',
        wanted: ['category:tea', 'category:bread'],
        found: ['category:bread'],
      },
    ]);
    const articles = fixed('30', { when: { togetherArticles: ['tea1', 'bread2'] } });
    expect(points(articles, pieces(1, 1n), pieces(2, 1n, 'bread'))).toBe(30);
    expect(points(articles)).toBe(0);
  });

  it('a set that is broken up by a return gives its points back', () => {
    const rules = [rule(1, fixed('30', { when: { togetherCategories: ['tea', 'bread'] } }))];
    const facts = receipt([pieces(1, 1n), pieces(2, 1n, 'bread')]);
    const decision = decideReceipt({ rules, facts, used: UNUSED });
    const none = { takenBack: toPoints(0n), spent: toPoints(0n), givenBack: toPoints(0n) };
    const kept = [{ lineNo: 2, quantityMilli: 0n, amountMinor: 0n }];
    expect(decideReturn({ rules, facts, used: UNUSED, decision, kept, ...none }).takeBack).toBe(
      3_000n,
    );
  });
});

describe('a rule that asks of the member', () => {
  const at = (member: MemberFacts | undefined) => (member === undefined ? {} : { member });
  const gives = (when: object, member?: MemberFacts) =>
    decided(fixed('10', { when }), [pieces(1, 1n)], at(member)).points === 1_000n;

  it('within 30 days of joining: day 0 and day 30 are in, day 31 and a member of whom nobody asked are out', () => {
    const joined = (joinedDays: number) =>
      gives({ joinedWithinDays: 30 }, { joinedDays, birthdayDays: null });
    expect([0, 30, 31].map(joined)).toEqual([true, true, false]);
    expect(gives({ joinedWithinDays: 30 })).toBe(false);
  });

  it('within 3 days of the birthday: 3 before and 3 after are in, 4 and an unknown one are out; 0 is the day alone', () => {
    const near = (birthdayDays: number | null, most = 3) =>
      gives({ birthdayWithinDays: most }, { joinedDays: null, birthdayDays });
    expect([-4, -3, 0, 3, 4, null].map((days) => near(days))).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect([near(0, 0), near(1, 0)]).toEqual([true, false]);
  });

  it('what was asked of the member is kept with the facts, and nothing where nobody asked', () => {
    const facts = receipt([pieces(1, 1n)], { member: { joinedDays: 4, birthdayDays: -2 } });
    expect(factsJson.parse(JSON.parse(JSON.stringify(factsJson.encode(facts))))).toEqual(facts);
    expect(factsJson.encode(receipt([]))).not.toHaveProperty('member');
  });
});

describe('the budget of a rule', () => {
  const used = (some: Partial<Used>) => {
    const none = { day: toPoints(0n), month: toPoints(0n) };
    return new Map([[1, { ...none, ...some }]]);
  };
  const decide = (caps: object, before: Partial<Used>) =>
    decideReceipt({
      rules: [rule(1, fixed('100', { caps }))],
      facts: receipt([pieces(1, 1n)]),
      used: used(before),
    });

  it('of 1,000 points of which 960 are spent leaves 40 of 100, of 1,000 of 1,000 nothing, and says so', () => {
    const last = decide({ budget: '1000' }, { budget: wholePoints(960) });
    expect(last.points).toBe(4_000n);
    const spent = decide({ budget: '1000' }, { budget: wholePoints(1_000) });
    expect(spent.points).toBe(0n);
    const [outcome] = spent.outcomes;
    const { definition } = rule(1, fixed('100', { caps: { budget: '1000' } }));
    if (outcome === undefined || definition.kind !== 'earning') throw new Error('one outcome');
    expect(outcome.status).toBe('nothing');
    expect(explainOutcome(outcome, definition).map(({ key }) => key)).toEqual([
      'gave.fixedReceipt',
      'trim.budgetSpent',
    ]);
  });

  it('a member’s limit of 150 in all leaves 50 after 100, beside any budget', () => {
    const caps = { life: '150', budget: '1000' };
    expect(decide(caps, { life: wholePoints(100), budget: wholePoints(100) }).points).toBe(5_000n);
  });

  it('that is spent neither stops nor outdoes another rule', () => {
    const best = { stacking: 'best' } as const;
    const rules = [
      rule(1, fixed('100', { ...best, caps: { budget: '1000' } })),
      rule(2, fixed('20', best)),
    ];
    const facts = receipt([pieces(1, 1n)]);
    expect(decideReceipt({ rules, facts, used: UNUSED }).points).toBe(10_000n);
    expect(decideReceipt({ rules, facts, used: used({ budget: wholePoints(1_000) }) }).points).toBe(
      2_000n,
    );
  });

  it('what was used of it is kept as it was', () => {
    const uses = used({ life: wholePoints(3), budget: wholePoints(70) });
    expect(capUseJson.parse(JSON.parse(JSON.stringify(capUseJson.encode(uses))))).toEqual(uses);
    expect(capUseJson.encode(used({}))).not.toHaveProperty('life');
  });
});

it('how far away a birthday is stands in no answer: 4 days and 25 are told alike', () => {
  const definition = fixed('10', { when: { birthdayWithinDays: 3 } });
  const told = (birthdayDays: number) =>
    decided(definition, [pieces(1, 1n)], { member: { joinedDays: 1, birthdayDays } }).outcomes[0]
      ?.failed;
  expect(told(4)).toEqual([{ condition: 'birthdayWithinDays', wanted: ['3'], found: [] }]);
  expect(told(25)).toEqual(told(4));
});
