import { describe, expect, it } from 'vitest';
import { figureChange } from './figure-change';

const money = { kind: 'money', better: 'up' } as const;
const share = { kind: 'ratio', better: 'up' } as const;

describe('the change of a figure', () => {
  it('34.2 M after 32.6 M is +4.9 %, good', () => {
    const change = figureChange(3_420_000_000n, 3_260_000_000n, money);
    expect(change).toEqual({ kind: 'relative', ratio: 0.04908, meaning: 'good' });
  });

  it('fewer receipts are bad, fewer points spent neither good nor bad', () => {
    expect(figureChange(90, 100, { kind: 'count', better: 'up' })).toMatchObject({
      meaning: 'bad',
    });
    expect(figureChange(90n, 100n, { kind: 'points', better: 'none' })).toEqual({
      kind: 'relative',
      ratio: -0.1,
      meaning: 'neutral',
    });
  });

  it('shares differ by points: 63.5 % after 62.4 %', () => {
    const change = figureChange(0.635, 0.624, share);
    expect(change).toMatchObject({ kind: 'points', meaning: 'good' });
    expect(change.kind === 'points' && change.difference).toBeCloseTo(0.011, 6);
  });

  it('what cannot be written as a change is told as such', () => {
    expect(figureChange(5, 0, money)).toEqual({ kind: 'fromNothing' });
    expect(figureChange(5n, -3n, money)).toEqual({ kind: 'fromNothing' });
    expect(figureChange(0, 0, money)).toEqual({ kind: 'same' });
    expect(figureChange(0.5, 0.5002, share)).toEqual({ kind: 'same' });
    expect(figureChange(100_000, 100_010, money)).toEqual({ kind: 'same' });
    expect(figureChange(null, 3, money)).toEqual({ kind: 'unknown' });
    expect(figureChange(3, null, money)).toEqual({ kind: 'unknown' });
  });
});
