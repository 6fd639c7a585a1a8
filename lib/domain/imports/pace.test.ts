import { expect, test } from 'vitest';
import { importPace } from './pace';

test('seven rows in 0.4 seconds took a second, and have no speed', () => {
  expect(importPace(7, 0.4)).toEqual({ seconds: 1, rate: null });
  expect(importPace(7, 1.9)).toEqual({ seconds: 2, rate: null });
});

test('from two seconds on the speed is told', () => {
  expect(importPace(9_000, 2)).toEqual({ seconds: 2, rate: 4_500 });
  expect(importPace(50_000, 20.4)).toEqual({ seconds: 20, rate: 2_451 });
});
