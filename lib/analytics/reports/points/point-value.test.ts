import { describe, expect, it } from 'vitest';
import { type ActiveRule, definitionSchema } from '@/lib/domain/rules/definition';
import { livesDays, pointValue, worth } from './point-value';

const rule = (definition: Parameters<typeof definitionSchema.parse>[0]): ActiveRule => ({
  ruleId: 1,
  versionId: 1,
  startsOn: '2026-01-01',
  endsOn: null,
  definition: definitionSchema.parse(definition),
});
const pays = (points: string, minor: string) => rule({ kind: 'spending', points, minor });

describe('the worth of a point', () => {
  it('of two spending rules the dearer counts: 10 points for 7 roubles, not 3 for 2', () => {
    const value = pointValue([pays('3', '200'), pays('10', '700')], undefined);
    expect(value).toMatchObject({ source: 'rule' });
    expect(worth(1_000_00n, value)).toBe(700_00n);
  });

  it('what is asked goes before the rules; without any a point is one unit of money', () => {
    expect(pointValue([pays('1', '100')], 70)).toMatchObject({ minor: 70n, source: 'asked' });
    expect(pointValue([], undefined)).toMatchObject({ minor: 100n, source: 'assumed' });
  });

  it('half a kopeck rounds up, less rounds down', () => {
    const half = { minor: 1n, hundredths: 200n, source: 'rule' } as const;
    expect([worth(100n, half), worth(99n, half), worth(300n, half)]).toEqual([1n, 0n, 2n]);
  });

  it('points live as long as the terms say, 365 days without terms', () => {
    expect(livesDays([])).toBe(365);
    expect(livesDays([rule({ kind: 'terms', livesDays: null })])).toBe(null);
    expect(livesDays([rule({ kind: 'terms', livesDays: 180 })])).toBe(180);
  });
});
