import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../shared/calendar';
import { type Buyers, noBuyers } from './buyers';
import { fitBgNbd } from './fit';
import { groupBuyers, logLikelihood } from './likelihood';
import { expectedPurchases, pAlive } from './outlook';

const FIXTURE = resolve(import.meta.dirname, '../../../../db/testing/fixtures/cdnow-sample.csv.gz');
const UNTIL_ON = '1997-09-30';
const WEEK = 7;

/** The summary at 30 September 1997 of CDNOW's one customer in ten, by their number in the file. */
function cdnow(): { readonly buyers: Buyers; readonly place: (customer: string) => number } {
  const days = new Map<string, Set<string>>();
  for (const line of gunzipSync(readFileSync(FIXTURE)).toString().trim().split('\n')) {
    const [customer = '', on = ''] = line.split(',');
    if (on > UNTIL_ON) continue;
    days.set(customer, (days.get(customer) ?? new Set()).add(on));
  }
  const buyers = noBuyers(days.size);
  const customers = [...days.keys()];
  customers.forEach((customer, i) => {
    const sorted = [...(days.get(customer) ?? [])].sort();
    const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
    buyers.repeats[i] = sorted.length - 1;
    buyers.latest[i] = daysBetween(first, last);
    buyers.known[i] = daysBetween(first, UNTIL_ON);
  });
  return { buyers, place: (customer) => customers.indexOf(customer) };
}

describe('BG/NBD on CDNOW, as Fader, Hardie and Lee published it', () => {
  const { buyers, place } = cdnow();
  const fit = fitBgNbd(buyers);
  const at = (i: number) => ({
    repeats: buyers.repeats[i] ?? 0,
    latest: buyers.latest[i] ?? 0,
    known: buyers.known[i] ?? 0,
  });

  it('2,357 customers, 946 of whom came back', () => {
    expect(buyers.repeats).toHaveLength(2357);
    expect(buyers.repeats.filter((repeats) => repeats > 0)).toHaveLength(946);
    expect(at(place('0001'))).toEqual({ repeats: 2, latest: 213, known: 272 });
  });

  it('r .243, alpha 4.414 weeks, a .793, b 2.426 within .001, log-likelihood -9582.4 within .05', () => {
    expect(fit).not.toBeNull();
    const {
      r,
      alpha,
      a,
      b,
      logLikelihood: found,
    } = fit ?? { r: 0, alpha: 0, a: 0, b: 0, logLikelihood: 0 };
    expect(Math.abs(r - 0.2425945)).toBeLessThan(0.001);
    expect(Math.abs(alpha / WEEK - 4.4136019)).toBeLessThan(0.001);
    expect(Math.abs(a - 0.7929199)).toBeLessThan(0.001);
    expect(Math.abs(b - 2.4258881)).toBeLessThan(0.001);
    const inWeeks = found + buyers.repeats.reduce((sum, x) => sum + x, 0) * Math.log(WEEK);
    expect(Math.abs(inWeeks - -9582.429)).toBeLessThan(0.05);
  });

  it('customer 1 is expected to buy 1.226 times in the next 39 weeks', () => {
    if (fit === null) throw new Error('fitted');
    expect(expectedPurchases(fit, at(place('0001')), 39 * WEEK)).toBeCloseTo(1.226, 3);
    expect(pAlive(fit, { repeats: 0, latest: 0, known: 900 })).toBe(1);
  });

  it('slopes are those that differences find', () => {
    const grouped = groupBuyers(buyers);
    const parameters = { r: 0.3, alpha: 25, a: 0.7, b: 2 };
    const { gradient } = logLikelihood(grouped, parameters);
    (['r', 'alpha', 'a', 'b'] as const).forEach((name, i) => {
      const by = parameters[name] * 1e-6;
      const value = (sign: number) =>
        logLikelihood(grouped, { ...parameters, [name]: parameters[name] + sign * by }).value;
      expect((value(1) - value(-1)) / (2 * by) / (gradient[i] ?? 0)).toBeCloseTo(1, 5);
    });
  });
});
