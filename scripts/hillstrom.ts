import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse';
import type { PairedSample } from '../lib/domain/experiments/sample';

/**
 * Prints what lib/domain/experiments/testing/hillstrom.ts holds, from Kevin Hillstrom's e-mail test of 2008 (men's mail against none): visits,
 * with what customers spent in the year before. `npx tsx scripts/hillstrom.ts hillstrom_mens_vs_control.csv`
 */
type Sums = { count: number; y: number; yy: number; x: number; xx: number; xy: number };

function sampleOf({ count, y, yy, x, xx, xy }: Sums): PairedSample {
  const spread = (product: number, one: number, other: number) =>
    (product - (one * other) / count) / (count - 1);
  return {
    count,
    mean: y / count,
    variance: spread(yy, y, y),
    before: { mean: x / count, variance: spread(xx, x, x) },
    covariance: spread(xy, x, y),
  };
}

const arms = new Map<string, Sums>();
const path = resolve(process.argv[2] ?? 'hillstrom_mens_vs_control.csv');
for await (const row of createReadStream(path).pipe(parse({ columns: true }))) {
  const { segment, visit, history } = row as Readonly<Record<string, string>>;
  const [y, x] = [Number(visit), Number(history)];
  const sums = arms.get(segment ?? '') ?? { count: 0, y: 0, yy: 0, x: 0, xx: 0, xy: 0 };
  sums.count += 1;
  sums.y += y;
  sums.yy += y * y;
  sums.x += x;
  sums.xx += x * x;
  sums.xy += x * y;
  arms.set(segment ?? '', sums);
}
for (const [segment, sums] of arms) console.log(segment, JSON.stringify(sampleOf(sums)));
