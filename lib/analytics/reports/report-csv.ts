import 'server-only';
import { stringify } from 'csv-stringify/sync';
import { decimalsOf, publicAmount } from '@/lib/domain/analytics/publish-report';
import { publicName, type ReportResult, type ReportSpec } from '@/lib/domain/analytics/report-spec';
import { AppError } from '@/lib/domain/shared/errors';

/**
 * One table of a report as CSV, the first unless another is named: a head of column names, amounts in major units,
 * text that a spreadsheet would run as a formula made harmless. Throws AppError `invalid_input` for an unknown table.
 */
export function reportCsv(spec: ReportSpec, result: ReportResult, tableId?: string): string {
  const table =
    tableId === undefined ? spec.tables[0] : spec.tables.find(({ id }) => id === tableId);
  if (!table) throw new AppError('invalid_input', { fields: ['table'] });
  const decimals = decimalsOf(result.currency);
  const kinds = new Map(table.columns.map(({ id, kind }) => [id, kind]));
  return stringify([...(result.tables[table.id] ?? [])], {
    header: true,
    columns: table.columns.map(({ id }) => ({ key: id, header: publicName(id) })),
    escape_formulas: true,
    // Amounts of money and points are the only bigints of a report, and only as bigints may they begin with a minus.
    cast: {
      bigint: (amount, { column }) =>
        publicAmount(amount, { kind: kinds.get(String(column)), decimals }),
      boolean: (value) => String(value),
    },
  });
}
