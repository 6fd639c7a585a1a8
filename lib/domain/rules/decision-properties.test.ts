import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Points, toPoints } from '../shared/points';
import { decideReceipt } from './decide-receipt';
import { decideReturn, type KeptLine } from './decide-return';
import type { ActiveRule, DefinitionJson } from './definition';
import type { CapUse, ReceiptFacts } from './facts';
import { capUseJson, decisionJson, factsJson } from './stored-json';
import { anyReceipt, anyUse, earningRule, programme } from './testing/arbitraries';
import { plainSum } from './testing/plain-sum';
import { rule } from './testing/receipts';

const RUNS = 200;
const NONE = toPoints(0n);
const sumOf = (amounts: readonly { readonly points: Points }[]) =>
  amounts.reduce((sum, { points }) => sum + points, 0n);
type Asked = { rules: readonly ActiveRule[]; facts: ReceiptFacts; used: CapUse };
const asked: fc.Arbitrary<Asked> = fc.record({ rules: programme, facts: anyReceipt, used: anyUse });
const always = (holds: (asked: Asked) => void) =>
  fc.assert(fc.property(asked, holds), { numRuns: RUNS });

describe('any decision', () => {
  it('adds up: lines to the outcome, outcomes and lines to the sum, none below zero', () => {
    always(({ rules, facts, used }) => {
      const decision = decideReceipt({ rules, facts, used });
      for (const { points, lines, trims } of decision.outcomes) {
        expect(sumOf(lines)).toBe(points);
        expect(lines.every((line) => line.points > 0n)).toBe(true);
        expect(trims.every(({ from, to }) => from > to && to >= 0n)).toBe(true);
      }
      expect(sumOf(decision.outcomes)).toBe(decision.points);
      expect(sumOf(decision.lines)).toBe(decision.points);
      expect(decision.lines.every(({ basisMinor }) => basisMinor >= 0n)).toBe(true);
    });
  });

  it('comes to what plain arithmetic says', () => {
    always(({ rules, facts, used }) => {
      expect(decideReceipt({ rules, facts, used }).points).toBe(plainSum(rules, facts, used));
    });
  });

  it('leaves an outcome of every rule of earning and every cap, with reasons only when there are some', () => {
    always(({ rules, facts, used }) => {
      const { outcomes } = decideReceipt({ rules, facts, used });
      const wanted = rules.filter(({ definition }) => definition.kind !== 'terms');
      expect(outcomes.map(({ ruleId }) => ruleId).toSorted((a, b) => a - b)).toEqual(
        wanted.map(({ ruleId }) => ruleId),
      );
      for (const { status, failed, by, points } of outcomes) {
        expect(failed.length > 0).toBe(status === 'notMatched');
        expect(by !== null).toBe(status === 'outdone' || status === 'stopped');
        if (status !== 'applied') expect(points).toBe(0n);
      }
    });
  });

  it('holds every cap, with what was earned before', () => {
    always(({ rules, facts, used }) => {
      const { outcomes, points: all } = decideReceipt({ rules, facts, used });
      for (const { ruleId, definition } of rules) {
        const { points, status } = outcomes.find((outcome) => outcome.ruleId === ruleId) ?? {};
        const room = (most: Points, of: number, period: 'receipt' | 'day' | 'month') => {
          const before = period === 'receipt' ? 0n : (used.get(of)?.[period] ?? 0n);
          return most > before ? most - before : 0n;
        };
        if (definition.kind === 'cap' && status !== 'notMatched') {
          expect(all <= room(definition.most, 0, definition.period)).toBe(true);
        }
        if (definition.kind !== 'earning') continue;
        for (const period of ['receipt', 'day', 'month'] as const) {
          const most = definition.caps[period];
          if (most) expect((points ?? 0n) <= room(most, ruleId, period)).toBe(true);
        }
      }
    });
  });

  it('never falls when a rule that adds is added', () => {
    const holds = ({ rules, facts, used }: Asked, definition: DefinitionJson) => {
      const before = decideReceipt({ rules, facts, used }).points;
      const more = [...rules, rule(99, definition)];
      expect(decideReceipt({ rules: more, facts, used }).points >= before).toBe(true);
    };
    fc.assert(fc.property(asked, earningRule('adds'), holds), { numRuns: RUNS });
  });

  it('does not depend on the order in which rules come', () => {
    always(({ rules, facts, used }) => {
      expect(decideReceipt({ rules: rules.toReversed(), facts, used })).toEqual(
        decideReceipt({ rules, facts, used }),
      );
    });
  });

  it('is read again as it was written, with the receipt and the use of caps', () => {
    always(({ rules, facts, used }) => {
      const kept = (json: unknown): unknown => JSON.parse(JSON.stringify(json));
      const decision = decideReceipt({ rules, facts, used });
      expect(decisionJson.parse(kept(decisionJson.encode(decision)))).toEqual(decision);
      expect(factsJson.parse(kept(factsJson.encode(facts)))).toEqual(facts);
      expect(capUseJson.parse(kept(capUseJson.encode(used)))).toEqual(used);
    });
  });
});

/** Some returns one after another: each cuts lines to a part of what was left of them. */
const cuts = fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 6 }), {
  minLength: 1,
  maxLength: 4,
});

describe('any returns of a receipt', () => {
  it('take back never more than was earned, nor give back more than was spent; the last of it, all', () => {
    const holds = ({ rules, facts, used }: Asked, parts: number[][], spentBy: bigint) => {
      const decision = decideReceipt({ rules, facts, used });
      const spent = facts.paidByPointsMinor > 0n ? toPoints(spentBy) : NONE;
      let kept: readonly KeptLine[] = facts.lines;
      let [takenBack, givenBack] = [NONE, NONE];
      const everything = parts[0]?.map(() => 0) ?? [];
      for (const cut of [...parts, everything]) {
        kept = kept.map(({ lineNo, quantityMilli, amountMinor }, place) => {
          const left = BigInt(cut[place] ?? 0);
          return {
            lineNo,
            quantityMilli: (quantityMilli * left) / 100n,
            amountMinor: (amountMinor * left) / 100n,
          };
        });
        const back = decideReturn({
          ...{ rules, facts, used, decision, kept, takenBack, spent, givenBack },
        });
        expect(back.takeBack >= 0n && back.giveBack >= 0n).toBe(true);
        takenBack = toPoints(takenBack + back.takeBack);
        givenBack = toPoints(givenBack + back.giveBack);
        expect(takenBack <= decision.points && givenBack <= spent).toBe(true);
      }
      expect([takenBack, givenBack]).toEqual([decision.points, spent]);
    };
    fc.assert(fc.property(asked, cuts, fc.bigInt(0n, 99_999n), holds), { numRuns: RUNS });
  });

  it('of nothing take nothing', () => {
    always(({ rules, facts, used }) => {
      const decision = decideReceipt({ rules, facts, used });
      const toReturn = { rules, facts, used, decision, kept: [], spent: toPoints(500n) };
      const back = decideReturn({ ...toReturn, takenBack: NONE, givenBack: NONE });
      expect(back).toEqual({ decision, takeBack: 0n, giveBack: 0n });
    });
  });
});
