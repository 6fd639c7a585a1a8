import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { churnFlows } from './churn';

const standing = fc.record({
  active: fc.bigInt({ min: 0n, max: 31n }),
  before: fc.nat(5),
  customers: fc.nat(20),
});

describe('who is lost and who comes between days that are looked at', () => {
  it('three of ten lost, one back, two new', () => {
    const standings = [
      { active: 0b011n, before: 0, customers: 7 },
      { active: 0b001n, before: 0, customers: 3 },
      { active: 0b010n, before: 0, customers: 1 },
      { active: 0b110n, before: 1, customers: 2 },
    ];
    expect(churnFlows(standings, 3)).toEqual([
      { activeBefore: 10, lost: 3, churnRate: 0.3, cameBack: 1, cameFirst: 2, active: 10 },
      { activeBefore: 10, lost: 8, churnRate: 0.8, cameBack: 0, cameFirst: 0, active: 2 },
    ]);
  });

  it('who was active less the lost and with those who came is who is active; the next period begins with them', () => {
    fc.assert(
      fc.property(fc.array(standing, { maxLength: 12 }), (standings) => {
        const flows = churnFlows(standings, 5);
        for (const [at, flow] of flows.entries()) {
          const { activeBefore, lost, cameBack, cameFirst, active } = flow;
          expect(activeBefore - lost + cameBack + cameFirst).toBe(active);
          expect(flows[at + 1]?.activeBefore ?? active).toBe(active);
        }
      }),
    );
  });
});
