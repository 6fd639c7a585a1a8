import { expect, it } from 'vitest';
import { rule } from '../../rules/testing/receipts';
import { ladderFrom, ladderJson } from '../testing/ladders';
import { baseEarning, ladderRates, ratesBetween } from './benefit-cost';

type Stacking = 'best' | 'adds';

/** Of a tier that earns as everybody does and one of 3 points for a hundred, beside a base rate of 2: theirs, and the difference. */
function rates(ladder: Stacking, base: Stacking): readonly string[] {
  const [low, high] = ladderJson([0, 1_000]).tiers;
  if (low === undefined || high === undefined) throw new Error('two thresholds are two tiers');
  const benefits = { earning: { points: '3', perMinor: '10000' } };
  const rule2 = rule(1, {
    ...{ kind: 'earning', stacking: base },
    effect: { kind: 'rate', points: '2', perMinor: '10000' },
  });
  const [lower, upper] = ladderRates(
    ladderFrom([], { stacking: ladder, tiers: [low, { ...high, benefits }] }),
    { minor: 100n, hundredths: 100n, everybody: baseEarning([rule2]) },
  );
  if (lower === undefined || upper === undefined) throw new Error('two tiers have two rates');
  return [lower, upper, ratesBetween(lower, upper)].map(({ points }) => points.toFixed(4));
}

it('a tier of 3 points for a hundred gives one more beside a base rate of 2 where the best of both counts, and three more where they add', () => {
  expect(rates('best', 'best')).toEqual(['0.0200', '0.0300', '0.0100']);
  expect(rates('adds', 'best')).toEqual(['0.0200', '0.0500', '0.0300']);
  expect(rates('best', 'adds')).toEqual(['0.0200', '0.0500', '0.0300']);
});

it('a rate that asks for something is no base rate', () => {
  const asking = rule(1, {
    ...{ kind: 'earning', when: { channels: ['web'] } },
    effect: { kind: 'rate', points: '1', perMinor: '100' },
  });
  expect(baseEarning([asking])).toEqual({ best: 0, adds: 0 });
});
