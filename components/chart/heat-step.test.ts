import { describe, expect, it } from 'vitest';
import { heatStep } from './heat-step';

describe('steps of a heat scale', () => {
  it('puts zero on step 0 and the largest on step 8', () => {
    const step = heatStep([0, 4753]);
    expect(step(0)).toBe(0);
    expect(step(4753)).toBe(8);
    expect(step(2400)).toBe(4);
  });

  it('clamps what lies outside', () => {
    const step = heatStep([0.14, 0.56]);
    expect(step(0.05)).toBe(0);
    expect(step(0.9)).toBe(8);
  });

  it('keeps to step 0 when all values are equal', () => {
    expect(heatStep([3, 3])(3)).toBe(0);
  });
});
