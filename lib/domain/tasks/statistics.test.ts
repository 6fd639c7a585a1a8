import { describe, expect, it } from 'vitest';
import { daysFromAddress, readCell, type StatisticsCell, writeCell } from './statistics';

const today = '2026-11-27';

describe('the days of the statistics', () => {
  it('are the last thirty unless others are asked for', () => {
    expect(daysFromAddress({}, today)).toEqual({ fromOn: '2026-10-29', toOn: today });
    expect(daysFromAddress({ days: '2026-10-01..2026-10-31' }, today)).toEqual({
      fromOn: '2026-10-01',
      toOn: '2026-10-31',
    });
  });

  it('are at most 365, and run forward', () => {
    expect(daysFromAddress({ days: '2025-11-28..2026-11-27' }, today).fromOn).toBe('2025-11-28');
    for (const days of ['2025-11-27..2026-11-27', '2026-11-02..2026-11-01', '2026-02-30..x', '']) {
      expect(daysFromAddress({ days }, today).fromOn, days).toBe('2026-10-29');
    }
  });
});

describe('the figures of the statistics', () => {
  const cells: readonly StatisticsCell[] = [
    { of: 'all', count: 'cancelled' },
    { of: 'kind', kind: 'block', count: 'handedOver' },
    { of: 'step', kind: 'replace', step: 'identity' },
    { of: 'pause', kind: 'replace', step: 'identity', reason: 'document' },
    { of: 'week', weekOn: '2026-11-23', count: 'done' },
  ];

  it('are written and read back', () => {
    for (const cell of cells) expect(readCell(writeCell(cell))).toEqual(cell);
  });

  it.each([
    '',
    'kind',
    'kind:fly:done',
    'kind:block:open',
    'all:open',
    'step:block:identity',
    'week:2026-02-30:done',
    'pause:replace:identity:sad',
  ])('there is no figure %s', (text) => {
    expect(readCell(text)).toBeNull();
  });
});
