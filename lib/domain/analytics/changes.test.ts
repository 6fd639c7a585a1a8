import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../shared/calendar';
import { chanceChanges } from './bgnbd/chance-changes';
import { pAlive } from './bgnbd/outlook';
import { stageChanges } from './stage-changes';

const FIRST = '2025-01-01';
const THROUGH = '2026-06-30';
const anyDays = fc
  .uniqueArray(fc.nat(400), { minLength: 1, maxLength: 9 })
  .map((offsets) => offsets.toSorted((a, b) => a - b).map((offset) => addDays(FIRST, offset)));

const eachDay = (fromOn: string) =>
  Array.from({ length: daysBetween(fromOn, THROUGH) + 1 }, (_, i) => addDays(fromOn, i));

describe('the chance that a member still buys, told when it changes', () => {
  it('is on every day what the formula says of that day, in whole percents', () => {
    const model = fc.record({
      r: fc.double({ min: 0.1, max: 3, noNaN: true }),
      alpha: fc.double({ min: 1, max: 80, noNaN: true }),
      a: fc.double({ min: 0.1, max: 3, noNaN: true }),
      b: fc.double({ min: 0.2, max: 6, noNaN: true }),
    });
    fc.assert(
      fc.property(model, anyDays, (parameters, days) => {
        const changes = chanceChanges(parameters, days, THROUGH);
        const [firstOn = FIRST] = days;
        for (const on of eachDay(firstOn)) {
          const bought = days.filter((day) => day <= on);
          const buyer = {
            repeats: bought.length - 1,
            latest: daysBetween(firstOn, bought.at(-1) ?? firstOn),
            known: daysBetween(firstOn, on),
          };
          const told = changes.findLast((change) => change.on <= on)?.percent;
          expect(told, on).toBe(Math.floor(pAlive(parameters, buyer) * 100));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('stages of the lifecycle, told when they change', () => {
  const days = ['2025-01-01', '2025-01-11', '2025-01-21', '2025-01-31'];
  it('slip after the long gap and lapse after two: gaps of 10 days, the fourth purchase makes a rhythm', () => {
    expect(stageChanges(days, { throughOn: '2025-12-31', otherwiseDays: 60 })).toEqual([
      ...days.slice(0, 3).map((on) => ({ on, stage: 'new' })),
      { on: '2025-01-31', stage: 'active' },
      { on: '2025-02-11', stage: 'slipping' },
      { on: '2025-02-21', stage: 'lapsed' },
    ]);
  });

  it('returned after two long gaps of before; what is not yet is not told', () => {
    const back = [...days, '2025-03-15'];
    expect(stageChanges(back, { throughOn: '2025-03-16', otherwiseDays: null }).slice(-3)).toEqual([
      { on: '2025-02-11', stage: 'slipping' },
      { on: '2025-02-21', stage: 'lapsed' },
      { on: '2025-03-15', stage: 'returned' },
    ]);
  });
});
