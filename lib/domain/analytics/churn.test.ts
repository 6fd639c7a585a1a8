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
      {
        activeBefore: 10,
        lost: 3,
        stayed: 7,
        churnRate: 0.3,
        cameBack: 1,
        cameFirst: 2,
        active: 10,
      },
      {
        activeBefore: 10,
        lost: 8,
        stayed: 2,
        churnRate: 0.8,
        cameBack: 0,
        cameFirst: 0,
        active: 2,
      },
    ]);
  });

  it('COH-06: new, returning, resurrecting and dormant over the days 12 to 19', () => {
    const people = [[11, 12, 13, 15, 17, 19], [9, 12], [12], [15]];
    const firstDay = 11;
    const standings = people.map((days) => ({
      active: days.reduce(
        (bits, day) => (day < firstDay ? bits : bits | (1n << BigInt(day - firstDay))),
        0n,
      ),
      before: Math.max(0, Math.min(...days) - firstDay),
      customers: 1,
    }));
    const flows = churnFlows(standings, 9);
    expect(flows.map(({ cameFirst }) => cameFirst)).toEqual([1, 0, 0, 1, 0, 0, 0, 0]);
    expect(flows.map(({ stayed }) => stayed)).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);
    expect(flows.map(({ cameBack }) => cameBack)).toEqual([1, 0, 0, 1, 0, 1, 0, 1]);
    expect(flows.map(({ lost }) => 0 - lost)).toEqual([0, -2, -1, 0, -2, 0, -1, 0]);
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
