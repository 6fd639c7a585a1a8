import 'server-only';
import type { z } from 'zod';
import type { Fragment, Read } from '@/db/read';
import type { Actor } from '@/lib/domain/access/actor';
import type { CellLabel } from '@/lib/domain/analytics/cell-label';
import type { CellMeasure } from '@/lib/domain/analytics/cell-page';
import type { ReportResult, ReportSpec } from '@/lib/domain/analytics/report-spec';
import { parseInput } from '@/lib/kernel/parse';
import { type Query, runQuery } from '@/lib/kernel/query';
import type { Says } from './filter-says';

/** The members behind a figure, each once: a SELECT of `member_id, receipts, revenue_minor`, or of `member_id, points`. */
export type CellMembers = {
  readonly members: Fragment;
  /** What the SELECT tells of each member; purchases unless said. */
  readonly measure?: CellMeasure;
  readonly label: CellLabel;
  /** The day the figure knows purchases up to. */
  readonly asOfOn: string;
  /** What else was asked of the figure, where it is not the default: without it the label says too little. */
  readonly conditions?: readonly CellLabel[];
  /** The same members as conditions of a segment; null or absent: no conditions say it. */
  readonly says?: Says;
};

/**
 * Finds the members of a figure; null when the report has no such figure. The fragment comes inside an object
 * because a query that is returned by itself from an async function would run at once.
 */
type Drill<Schema extends z.ZodObject> = (context: {
  read: Read;
  parameters: z.output<Schema>;
  cell: string;
}) => Promise<CellMembers | null>;

/** A report as the registry holds it: whatever its parameters, it takes them unchecked and checks them itself. */
export type Report = {
  readonly spec: ReportSpec;
  readonly run: (parameters: unknown, actor: Actor) => Promise<ReportResult>;
  /** Null for a report whose figures open nobody. */
  readonly drill:
    | ((read: Read, parameters: unknown, cell: string) => Promise<CellMembers | null>)
    | null;
};

/** The kernel checks the input again before a query sees it, so claiming its type here opens no door. */
function asInput<Schema extends z.ZodObject>(parameters: unknown): z.input<Schema> {
  return parameters as z.input<Schema>;
}

/** Joins a report's facts, its query and its lists of members. */
export function defineReport<Schema extends z.ZodObject, Result extends ReportResult>({
  spec,
  query,
  drill,
}: {
  spec: ReportSpec<Schema>;
  query: Query<Schema, Result>;
  drill: Drill<Schema> | null;
}): Report {
  return {
    spec,
    run: (parameters, actor) => runQuery(query, asInput<Schema>(parameters), actor),
    drill:
      drill &&
      ((read, parameters, cell) =>
        drill({ read, parameters: parseInput(spec.parameters, parameters), cell })),
  };
}
