import { describe, expect, it } from 'vitest';
import { formatCellLabel } from './cell-label';

const words = {
  drill: (key: string, slots: Readonly<Record<string, string | number>>) =>
    `${key} ${Object.values(slots).join(' / ')}`,
  group: (group: string) => group.toUpperCase(),
  format: (format: string) => `in ${format}`,
};

describe('the name of a figure', () => {
  it('months and days are said in the language of the reader', () => {
    const label = {
      key: 'retentionCohort',
      slots: {
        cohort: { kind: 'month', month: '2025-12' },
        day: { kind: 'day', day: '2026-03-05' },
      },
    } as const;
    expect(formatCellLabel(label, words, 'en')).toBe('retentionCohort Dec 2025 / 5 Mar 2026');
    expect(formatCellLabel(label, words, 'ru')).toBe('retentionCohort дек 2025 / 5 мар 2026');
  });

  it('a format of stores is said by its name', () => {
    const label = {
      key: 'conditionInFormat',
      slots: { format: { kind: 'format', format: 'express' } },
    } as const;
    expect(formatCellLabel(label, words, 'en')).toBe('conditionInFormat in express');
  });

  it('several groups are listed by their names', () => {
    const label = {
      key: 'rfmGroups',
      slots: { groups: { kind: 'groups', groups: ['champions', 'loyal'] } },
    } as const;
    expect(formatCellLabel(label, words, 'en')).toBe('rfmGroups CHAMPIONS, LOYAL');
  });
});
