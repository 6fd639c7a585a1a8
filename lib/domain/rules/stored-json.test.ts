import { describe, expect, it } from 'vitest';
import { decideReceipt } from './decide-receipt';
import { capUseJson, decisionJson, factsJson } from './stored-json';
import { line, perUnit, receipt, rule, UNUSED } from './testing/receipts';

const FACTS = receipt([line(1, 12.5, { labels: ['color=red'] })]);
const DECISION = decideReceipt({ rules: [rule(7, perUnit('1'))], facts: FACTS, used: UNUSED });

describe('what is kept of a decision', () => {
  it('is small: 12 points for 12.50 by one rule', () => {
    expect(decisionJson.encode(DECISION)).toEqual({
      v: 1,
      points: '12',
      lines: [[1, '1250', '12']],
      outcomes: [
        {
          rule: 7,
          version: 70,
          status: 'applied',
          basis: '1250',
          points: '12',
          lines: [[1, '12']],
        },
      ],
    });
    expect(factsJson.encode(FACTS)).toEqual({
      v: 1,
      day: '2026-11-27',
      weekday: 5,
      clock: '12:00',
      store: 1,
      format: 'hypermarket',
      channel: 'store',
      lines: [[1, 'goods', '1', '', ['color=red'], '1000', '1250']],
    });
  });

  it.each([
    ['a decision', decisionJson, decisionJson.encode(DECISION)],
    ['a receipt', factsJson, factsJson.encode(FACTS)],
    ['the use of caps', capUseJson, capUseJson.encode(UNUSED)],
  ])('of %s is refused in a version that is not known, or with more in it', (_, codec, json) => {
    expect(() => codec.parse(json)).not.toThrow();
    expect(() => codec.parse({ ...json, v: 2 })).toThrow();
    expect(() => codec.parse({ ...json, more: 1 })).toThrow();
    expect(() => codec.parse({})).toThrow();
  });

  it('is refused with an amount that is none', () => {
    expect(() =>
      decisionJson.parse({ ...decisionJson.encode(DECISION), points: '1.234' }),
    ).toThrow();
  });
});
