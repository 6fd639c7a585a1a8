import { CURRENCY_DECIMALS } from '@/lib/domain/shared/money';
import { pointsText, toPoints } from '@/lib/domain/shared/points';
import {
  type ColumnKind,
  publicName,
  type ReportColumn,
  type ReportResult,
  type ReportRow,
  type ReportSpec,
} from './report-spec';

/** A value as it leaves the product: amounts are decimal strings of major units. */
type PublicValue = string | number | boolean | null;
type PublicRow = Readonly<Record<string, PublicValue>>;

export type PublicReport = {
  readonly report: string;
  readonly currency: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly facts: PublicRow;
  readonly tables: Readonly<Record<string, readonly PublicRow[]>>;
};

/** Decimals of a currency; two when it is not known. */
export function decimalsOf(currency: string): number {
  const decimals: Readonly<Record<string, number>> = CURRENCY_DECIMALS;
  return decimals[currency] ?? 2;
}

/** Minor units as a decimal of major units: -105 kopecks are -1.05. */
export function toMajorUnits(amountMinor: bigint, decimals: number): string {
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor)
    .toString()
    .padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals > 0 ? `.${digits.slice(-decimals)}` : '';
  return `${amountMinor < 0n ? '-' : ''}${whole}${fraction}`;
}

/** An amount as it leaves the product: points as points, money as a decimal of major units. */
export function publicAmount(
  amount: bigint,
  { kind, decimals }: { readonly kind: ColumnKind | undefined; readonly decimals: number },
): string {
  return kind === 'points' ? pointsText(toPoints(amount)) : toMajorUnits(amount, decimals);
}

function publicRow(row: ReportRow, columns: readonly ReportColumn[], decimals: number): PublicRow {
  return Object.fromEntries(
    columns.map(({ id, kind }) => {
      const value = row[id] ?? null;
      const told = typeof value === 'bigint' ? publicAmount(value, { kind, decimals }) : value;
      return [publicName(id), told];
    }),
  );
}

/** A report as JSON: what was asked, single figures, tables. Only what the spec declares goes out. */
export function publishReport(
  spec: ReportSpec,
  result: ReportResult,
  parameters: Readonly<Record<string, string>>,
): PublicReport {
  const decimals = decimalsOf(result.currency);
  return {
    report: spec.id,
    currency: result.currency,
    parameters,
    facts: publicRow(result.facts, spec.facts, decimals),
    tables: Object.fromEntries(
      spec.tables.map(({ id, columns }) => [
        id,
        (result.tables[id] ?? []).map((row) => publicRow(row, columns, decimals)),
      ]),
    ),
  };
}
