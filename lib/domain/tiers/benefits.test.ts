import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideReceipt } from '../rules/decide-receipt';
import { decideReturn } from '../rules/decide-return';
import type { ActiveRule, DefinitionJson } from '../rules/definition';
import type { ReceiptFacts } from '../rules/facts';
import { quoteDiscounts } from '../rules/quote-discounts';
import { quoteSpending } from '../rules/quote-spending';
import { decisionJson } from '../rules/stored-json';
import { anyReceipt, anyUse, programme } from '../rules/testing/arbitraries';
import { line, perUnit, receipt, rule, UNUSED } from '../rules/testing/receipts';
import { toPoints } from '../shared/points';
import { lotTermsOf, withBenefits } from './benefits';
import type { LadderJson } from './ladder';
import { ladderJson } from './testing/ladders';

type BenefitsJson = NonNullable<LadderJson['tiers'][number]['benefits']>;

const LADDER_ID = 900;
const [SILVER, GOLD] = [1, 2];
const NOTHING_BOUGHT = { everMinor: 0n, yearMinor: 0n };
const NONE = toPoints(0n);
const MANY = toPoints(100_000_000n);

/** A ladder whose tiers 1, 2… give these. */
const giving = (benefits: readonly BenefitsJson[], change: Partial<LadderJson> = {}) => {
  const json = ladderJson(benefits.map((_, place) => place * 1_000));
  const tiers = json.tiers.map((tier, place) => ({ ...tier, benefits: benefits[place] ?? {} }));
  return rule(LADDER_ID, { ...json, tiers, ...change });
};
const of = (tierId: number, lines = [line(1, 200)]) => receipt(lines, { tierId });
const decide = (rules: readonly ActiveRule[], facts: ReceiptFacts) =>
  decideReceipt({ rules, facts, used: UNUSED });
const quote = (rules: readonly ActiveRule[], facts: ReceiptFacts) =>
  quoteSpending({ rules, facts, available: MANY, wanted: null });

describe('what a tier gives', () => {
  const gold = { earning: { points: '5', perMinor: '10000' }, discountBps: 700 };
  const rules = [rule(1, perUnit('0.01')), giving([{}, gold])];

  it('gold earns 5 points per 100 on 200: 10, and the decision names ladder, version and tier', () => {
    const decision = decide(rules, of(GOLD));
    expect(decision.points).toBe(1_200n);
    const own = decision.outcomes.find(({ ruleId }) => ruleId === LADDER_ID);
    expect(own).toMatchObject({ versionId: 9_000, tierId: GOLD, points: 1_000n });
    expect(decisionJson.parse(decisionJson.encode(decision))).toEqual(decision);
  });

  it('silver and who has no tier earn as everybody, and the ladder is not spoken of', () => {
    for (const tierId of [0, SILVER]) {
      const decision = decide(rules, of(tierId));
      expect(decision.points).toBe(200n);
      expect(decision.outcomes.map(({ ruleId }) => ruleId)).toEqual([1]);
    }
  });

  it('of rules that say best the better holds for each line, beside others it adds', () => {
    const best: DefinitionJson = { ...perUnit('0.1'), kind: 'earning', stacking: 'best' } as never;
    const beside = (stacking: 'best' | 'adds') =>
      decide([rule(1, best), giving([{}, gold], { stacking })], of(GOLD)).points;
    expect(beside('best')).toBe(2_000n);
    expect(beside('adds')).toBe(3_000n);
  });

  it('gold has 7% off 200: 14', () => {
    const facts = of(GOLD);
    const { minor, outcomes } = quoteDiscounts({ rules, facts, bought: NOTHING_BOUGHT });
    expect(minor).toBe(1_400n);
    expect(outcomes).toMatchObject([{ ruleId: LADDER_ID, versionId: 9_000, bps: 700 }]);
    expect(quoteDiscounts({ rules, facts: of(SILVER), bought: NOTHING_BOUGHT }).minor).toBe(0n);
  });

  it('the worth of a point takes the place of the programme’s rate and leaves its limits', () => {
    const spending: DefinitionJson = {
      ...{ kind: 'spending', points: '1', minor: '100', least: '10', step: '10' },
      shareBps: 5_000,
    };
    const worth = giving([{}, { pointValue: { points: '1', minor: '200' } }]);
    const programmes = [rule(1, spending), worth];
    expect(quote(programmes, of(SILVER))).toMatchObject({ most: 10_000n, mostMinor: 10_000n });
    expect(quote(programmes, of(GOLD))).toMatchObject({
      ...{ ruleId: 1, most: 5_000n, mostMinor: 10_000n, least: 1_000n },
    });
    // Without a rule of the programme it is the tier alone that lets points pay.
    expect(quote([worth], of(GOLD))).toMatchObject({ ruleId: LADDER_ID, mostMinor: 20_000n });
    expect(quote([worth], of(SILVER)).refusal).toBe('noRule');
    const elsewhere = rule(1, { ...spending, when: { stores: [77] } } as DefinitionJson);
    expect(quote([elsewhere, worth], of(GOLD)).refusal).toBe('noRule');
  });

  it('points live as long as the tier says, and wait as the terms say', () => {
    const terms = rule(2, { kind: 'terms', livesDays: 90, waitsDays: 14 });
    const lives = giving([{}, { livesDays: 730 }]);
    const on = (tierId: number) => lotTermsOf([terms, lives], { day: '2026-11-27', tierId });
    expect(on(GOLD)).toEqual({ livesDays: 730, waitsDays: 14 });
    expect(on(SILVER)).toEqual({ livesDays: 90, waitsDays: 14 });
    expect(lotTermsOf([lives], { day: '2026-11-27', tierId: GOLD }).livesDays).toBe(730);
  });

  it('a tier that is no more gives what the one gives to which its members go', () => {
    const moved = [{ fromTierId: 7, toTierId: GOLD }];
    const decision = decide([giving([{}, gold], { moved })], of(7));
    expect(decision).toMatchObject({ points: 1_000n, outcomes: [{ tierId: GOLD }] });
  });

  it('a return of half of it is decided by the same tier: 5 of 10 go back', () => {
    const facts = of(GOLD, [line(1, 100), line(2, 100)]);
    const ladder = [giving([{}, gold])];
    const decision = decide(ladder, facts);
    const kept = [{ lineNo: 2, quantityMilli: 0n, amountMinor: 0n }];
    const none = { takenBack: NONE, spent: NONE, givenBack: NONE };
    const back = decideReturn({ rules: ladder, facts, used: UNUSED, decision, kept, ...none });
    expect(back.takeBack).toBe(500n);
  });
});

/** What a tier may give, and the same written by hand as rules for that tier. */
const rate = fc.record({
  points: fc.constantFrom('1', '2.5', '7'),
  perMinor: fc.constantFrom('100', '333'),
});
const benefits: fc.Arbitrary<BenefitsJson> = fc
  .record({
    earning: fc.option(rate, { nil: undefined }),
    discountBps: fc.option(fc.integer({ min: 1, max: 3_000 }), { nil: undefined }),
  })
  .map(
    ({ earning, discountBps }): BenefitsJson => ({
      ...(earning === undefined ? {} : { earning }),
      ...(discountBps === undefined ? {} : { discountBps }),
    }),
  );

describe('any ladder', () => {
  const asked = fc.record({
    ...{ rules: programme, facts: anyReceipt, used: anyUse },
    given: fc.tuple(benefits, benefits),
    stacking: fc.constantFrom('best' as const, 'adds' as const),
  });

  it('changes nothing where there is none', () => {
    fc.assert(
      fc.property(asked, ({ rules, facts }) => {
        expect(withBenefits(rules, facts.tierId)).toBe(rules);
      }),
    );
  });

  it('gives what rules for its tiers would give that are written by hand', () => {
    fc.assert(
      fc.property(asked, ({ rules, facts, used, given, stacking }) => {
        const ladder = giving(given, { stacking });
        const byHand = given.flatMap((gives, place): readonly ActiveRule[] => {
          const when = { tiers: [place + 1] };
          const id = LADDER_ID + place;
          const { earning, discountBps } = gives;
          return [
            ...(earning === undefined
              ? []
              : [
                  rule(id, {
                    kind: 'earning',
                    when,
                    stacking,
                    effect: { kind: 'rate', ...earning },
                  }),
                ]),
            ...(discountBps === undefined
              ? []
              : [
                  rule(id, { kind: 'discount', when, effect: { kind: 'share', bps: discountBps } }),
                ]),
          ];
        });
        const [with_, by] = [
          [...rules, ladder],
          [...rules, ...byHand],
        ];
        const [one, other] = [with_, by].map((all) => decideReceipt({ rules: all, facts, used }));
        expect(one?.points).toBe(other?.points);
        expect(one?.lines).toEqual(other?.lines);
        const bought = NOTHING_BOUGHT;
        const [off, offByHand] = [with_, by].map((all) =>
          quoteDiscounts({ rules: all, facts, bought }),
        );
        expect(off?.lines).toEqual(offByHand?.lines);
        // Twice is once.
        const once = withBenefits(with_, facts.tierId);
        expect(withBenefits(once, facts.tierId)).toEqual(once);
      }),
    );
  });
});
