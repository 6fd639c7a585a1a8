import { describe, expect, it } from 'vitest';
import { type Buyers, noBuyers } from './buyers';
import { fitBgNbd } from './fit';
import { minimise } from './minimise';
import { expectedIfAlive } from './outlook';
import { digamma, hypergeometric, logGamma } from './special-functions';

const allAlike = (count: number, repeats: number): Buyers => {
  const buyers = noBuyers(count);
  buyers.repeats.fill(repeats);
  buyers.latest.fill(repeats * 10);
  buyers.known.fill(100);
  return buyers;
};

describe('the mathematics of BG/NBD', () => {
  it('ln gamma(1/2) is ln pi / 2, ln gamma(11) is ln 10!, digamma(1) is minus Euler’s constant', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
    expect(digamma(1)).toBeCloseTo(-0.577_215_664_901_532_9, 12);
  });

  it('2F1(1, 1; 2; z) is -ln(1 - z) / z, 2F1(a, b; b; z) is (1 - z)^-a', () => {
    expect(hypergeometric({ a: 1, b: 1, c: 2, z: 0.9 })).toBeCloseTo(-Math.log(0.1) / 0.9, 10);
    expect(hypergeometric({ a: 0.3, b: 2, c: 2, z: 0.5 })).toBeCloseTo(0.5 ** -0.3, 12);
  });

  it('the bottom of Rosenbrock’s valley is found at 1, 1', () => {
    const { at, isFound } = minimise(
      ([x = 0, y = 0]) => ({
        value: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
        gradient: [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
      }),
      [-1.2, 1],
    );
    expect(isFound).toBe(true);
    expect(at[0]).toBeCloseTo(1, 6);
    expect(at[1]).toBeCloseTo(1, 6);
  });

  it('99 buyers, and buyers none of whom came back, have no model', () => {
    expect(fitBgNbd(allAlike(99, 2))).toBeNull();
    expect(fitBgNbd(allAlike(500, 0))).toBeNull();
  });

  it('a forecast has no jump at a = 1', () => {
    const at = (a: number) =>
      expectedIfAlive({ r: 0.5, alpha: 20, a, b: 2 }, { repeats: 3, known: 90 }, 30);
    expect(at(1)).toBeCloseTo((at(0.999) + at(1.001)) / 2, 5);
    expect(at(1)).toBeGreaterThan(0);
  });
});
