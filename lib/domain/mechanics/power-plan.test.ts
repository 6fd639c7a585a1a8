import { describe, expect, it } from 'vitest';
import { planPower } from './power-plan';

const plan = { holdoutBps: 1_000, leastBps: 200 };

describe('what a difference takes to be seen', () => {
  it('is 87,210 members at half buyers, a tenth held back and 1.5 points, by Cochran’s formula', () => {
    // (1.95996 + 0.84162)² · 0.25 · (1 / 0.1 + 1 / 0.9) / 0.015²
    const found = planPower(
      { holdoutBps: 1_000, leastBps: 150 },
      { buyersBps: 5_000, reachedAYear: null },
    );
    const byHand = Math.ceil(((1.959964 + 0.841621) ** 2 * 0.25 * (10 + 1 / 0.9)) / 0.015 ** 2);
    expect(found).toEqual({ needed: byHand, days: null });
  });

  it('comes with the days at the pace of the forecast, those held back among them', () => {
    const { needed = 0, days } = planPower(plan, { buyersBps: 3_000, reachedAYear: 90_000 }) ?? {};
    expect(days).toBe(Math.ceil((needed * 365) / 100_000));
  });

  it('takes a quarter of the members for a difference twice as large', () => {
    const facts = { buyersBps: 3_000, reachedAYear: 9_000 };
    const [one, twice] = [planPower(plan, facts), planPower({ ...plan, leastBps: 400 }, facts)];
    expect(Math.round((one?.needed ?? 0) / (twice?.needed ?? 1))).toBe(4);
  });

  it('is not told where nobody is held back or nobody buys, nor days beyond ten years', () => {
    const facts = { buyersBps: 3_000, reachedAYear: 9_000 };
    expect(planPower({ ...plan, holdoutBps: 0 }, facts)).toBeNull();
    expect(planPower(plan, { ...facts, buyersBps: 0 })).toBeNull();
    expect(planPower(plan, { ...facts, buyersBps: 10_000 })).toBeNull();
    expect(planPower(plan, { ...facts, reachedAYear: 0 })?.days).toBeNull();
    expect(planPower(plan, { ...facts, reachedAYear: 10 })?.days).toBeNull();
  });
});
