import type { z } from 'zod';
import type { Permission } from '@/lib/domain/access/permissions';

/** A figure or a word of a report. Money is in minor units, points are hundredths. */
export type ReportValue = string | number | bigint | boolean | null;

/**
 * How a value is written. `money` is minor units and leaves the product as a decimal of major units, `points` are hundredths
 * and leave as points; `ratio` is a share of one; `list` is text already joined.
 */
export type ColumnKind =
  | 'text'
  | 'count'
  | 'money'
  | 'points'
  | 'ratio'
  | 'day'
  | 'month'
  | 'moment'
  | 'flag'
  | 'number';

/** A column; its label is `analytics.columns.<name without Minor>`. */
export type ReportColumn = { readonly id: string; readonly kind: ColumnKind };

/** A table of a report; its label is `analytics.tables.<id>`. */
export type ReportTable = { readonly id: string; readonly columns: readonly ReportColumn[] };

export type ReportRow = Readonly<Record<string, ReportValue>>;

/** What every report answers with: single figures and one or more tables. */
export type ReportResult = {
  /** Currency of every amount in it. */
  readonly currency: string;
  readonly facts: ReportRow;
  readonly tables: Readonly<Record<string, readonly ReportRow[]>>;
};

/** The facts of a report: what may be asked, what comes out, who may read it. */
export type ReportSpec<Schema extends z.ZodObject = z.ZodObject> = {
  readonly id: string;
  readonly permission: Permission;
  readonly parameters: Schema;
  readonly facts: readonly ReportColumn[];
  /** The first table is the one that CSV takes unless another is named. */
  readonly tables: readonly ReportTable[];
};

/** Declares a report's facts. */
export function defineReportSpec<Schema extends z.ZodObject>(
  spec: ReportSpec<Schema>,
): ReportSpec<Schema> {
  return spec;
}

/** Columns of one kind. */
export function columns(kind: ColumnKind, ...ids: readonly string[]): readonly ReportColumn[] {
  return ids.map((id) => ({ id, kind }));
}

/** The name of a value outside: amounts leave in major units, so "Minor" goes. */
export function publicName(id: string): string {
  return id.replace(/Minor$/, '');
}
