import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';
import { reportCsv } from './report-csv';

const spec = defineReportSpec({
  id: 'one',
  permission: 'analytics.read',
  parameters: z.object({}),
  facts: [],
  tables: [
    { id: 'first', columns: [...columns('text', 'name'), ...columns('money', 'revenueMinor')] },
    { id: 'second', columns: columns('flag', 'isSmall') },
  ],
});
const result = {
  currency: 'RUB',
  facts: {},
  tables: {
    first: [{ name: '=1+1', revenueMinor: -1_050n }],
    second: [{ isSmall: true }],
  },
};

describe('a report as CSV', () => {
  it('a formula is made harmless, a negative amount stays a number', () => {
    expect(reportCsv(spec, result)).toBe("name,revenue\n'=1+1,-10.50\n");
  });

  it('another table is taken by its name, an unknown one refused', () => {
    expect(reportCsv(spec, result, 'second')).toBe('isSmall\ntrue\n');
    expect(() => reportCsv(spec, result, 'third')).toThrow('invalid_input');
  });
});
