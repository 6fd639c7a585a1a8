import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { publishReport, toMajorUnits } from './publish-report';
import { columns, defineReportSpec } from './report-spec';

describe('a report on its way out', () => {
  it.each([
    [0n, 2, '0.00'],
    [5n, 2, '0.05'],
    [-105n, 2, '-1.05'],
    [123_456_789_012_345_678n, 2, '1234567890123456.78'],
    [-7n, 0, '-7'],
  ])('%s minor units with %i decimals are %s', (amount, decimals, text) => {
    expect(toMajorUnits(amount, decimals)).toBe(text);
  });

  it('carries declared columns only, amounts in major units', () => {
    const spec = defineReportSpec({
      id: 'one',
      permission: 'analytics.read',
      parameters: z.object({}),
      facts: columns('money', 'revenueMinor'),
      tables: [{ id: 'rows', columns: columns('count', 'customers') }],
    });
    const result = {
      currency: 'RUB',
      facts: { revenueMinor: 250n, hidden: 1 },
      tables: { rows: [{ customers: 3, memberId: 9 }], inner: [{ customers: 1 }] },
    };
    expect(publishReport(spec, result, { tier: 'gold' })).toEqual({
      report: 'one',
      currency: 'RUB',
      parameters: { tier: 'gold' },
      facts: { revenue: '2.50' },
      tables: { rows: [{ customers: 3 }] },
    });
  });
});
