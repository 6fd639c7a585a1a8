import { expect, test } from 'vitest';
import { line, median, percentile } from './measure';

test('the median of an even number of values is the lower of the middle two', () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2);
});

test('the 95th percentile of 1..100 is 95, of one value that value', () => {
  const values = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(percentile(values, 0.95)).toBe(95);
  expect(percentile([7], 0.95)).toBe(7);
});

test('a line says name, ours, reference and ratio', () => {
  const measured = { name: 'RFM matrix', ours: 121.34, reference: 60.5, against: 'bare count' };
  expect(line({ ...measured, unit: 'ms' })).toBe('RFM matrix: 121 ms, 60.5 ms (bare count), 2.01');
});
