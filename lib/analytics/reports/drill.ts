import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { CellLabel } from '@/lib/domain/analytics/cell-label';
import type { CellMeasure } from '@/lib/domain/analytics/cell-page';
import { AppError } from '@/lib/domain/shared/errors';
import { segmentFigure } from '@/lib/segments/segment-figure';
import type { Says } from './filter-says';
import { findReport } from './registry';
import type { CellMembers } from './report';

/** What an address calls a segment where a report would stand; its figure is the segment's number. */
const SEGMENT = 'segment';

/** A report, what it was asked, and one of its figures: the words of the address. */
export type CellAddress = {
  readonly report: string;
  /** Parameters of the report; names it does not know are passed over. */
  readonly params: Readonly<Record<string, string>>;
  readonly cell: string;
};

/** What a list of members needs to show the members of a figure. */
export type CellFilter = {
  /** SELECT of member_id with receipts and revenue_minor, or with points: each member once, sums in the figure's own period. */
  readonly members: Fragment;
  readonly measure: CellMeasure;
  /** SELECT of member_id alone: stands in `member_id IN (...)`. */
  readonly memberIds: Fragment;
  readonly label: CellLabel;
  /** The day the figure knows purchases up to. */
  readonly asOfOn: string;
  /** What else was asked of the figure, where it is not the default: without it the label says too little. */
  readonly conditions: readonly CellLabel[];
  /** The same members as conditions of a segment; null: no conditions say it. */
  readonly says: Says;
};

/**
 * The members behind a figure of a report, as SQL: the figure and the list are made of the same statement.
 * Throws AppError `invalid_input` when there is no such report, parameter value or figure.
 */
export async function reportMembersFilter(
  read: Read,
  { report, params, cell }: CellAddress,
): Promise<CellFilter> {
  const found: CellMembers | null | undefined =
    report === SEGMENT
      ? await segmentFigure(read, cell)
      : await findReport(report)?.drill?.(read, params, cell);
  if (!found) throw new AppError('invalid_input', { fields: ['report', 'cell'] });
  return {
    members: found.members,
    measure: found.measure ?? 'purchases',
    memberIds: read`SELECT member_id FROM (${found.members}) behind`,
    label: found.label,
    asOfOn: found.asOfOn,
    conditions: found.conditions ?? [],
    says: found.says ?? null,
  };
}
