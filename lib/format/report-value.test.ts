import { describe, expect, it } from 'vitest';
import { formatReportValue } from './report-value';

const context = { locale: 'en', currency: 'RUB', yes: 'yes', no: 'no', none: '—' } as const;

describe('a value of a report', () => {
  it.each([
    [1_234_50n, 'money', '₽1,234.50'],
    [0.125, 'ratio', '12.5%'],
    [297.4, 'number', '297.4'],
    [48_620, 'count', '48,620'],
    ['2026-11', 'month', 'Nov 2026'],
    ['2026-11-20', 'day', '20 Nov 2026'],
    [true, 'flag', 'yes'],
    [null, 'count', '—'],
  ] as const)('%s as %s reads %s', (value, kind, text) => {
    expect(formatReportValue(value, kind, context)).toBe(text);
  });
});
