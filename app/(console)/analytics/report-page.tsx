import type { ReactNode } from 'react';
import type { SessionActor } from '@/lib/access/session';
import { reportCell } from '@/lib/analytics/queries/report-cell';
import { reportOptions } from '@/lib/analytics/queries/report-options';
import { settle } from '@/lib/analytics/settle';
import { can } from '@/lib/domain/access/actor';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import { runQuery } from '@/lib/kernel/query';
import { CellSheet } from './_parts/cell-sheet';
import { closedHref, type ReportAddress } from './_parts/report-address';
import { ReportProblem } from './_parts/report-problem';

type Props<Result> = {
  readonly actor: SessionActor;
  /** Reads what the page shows. */
  readonly read: () => Promise<Result>;
  /** The page as it is asked. */
  readonly page: ReportAddress;
  /** The open figure, and the report of this page that it belongs to. */
  readonly cell: string | undefined;
  readonly asked: ReportAddress;
  readonly children: (result: Result, options: ReportOptions) => ReactNode;
};

/** A page of a report: what it shows or why it cannot, and beside it the members of the figure that is open. */
export async function ReportPage<Result>(props: Props<Result>) {
  const { actor, read, page, cell, asked, children } = props;
  const { report, params } = asked;
  const [result, options, sheet] = await Promise.all([
    settle(read(), actor.requestId),
    runQuery(reportOptions, {}, actor),
    cell === undefined
      ? null
      : settle(runQuery(reportCell, { report, params, cell }, actor), actor.requestId),
  ]);
  if (!result.ok) return <ReportProblem refusal={result.refusal} plainHref={page.path} />;
  return (
    <>
      {children(result.value, options)}
      {sheet?.ok && cell !== undefined && (
        <CellSheet
          page={sheet.value}
          cell={cell}
          address={asked}
          closeHref={closedHref(page)}
          canSegment={can(actor, 'segments.edit')}
          canMechanic={can(actor, 'segments.edit') && can(actor, 'rules.edit')}
        />
      )}
      {sheet !== null && !sheet.ok && (
        <ReportProblem refusal={sheet.refusal} plainHref={page.path} />
      )}
    </>
  );
}
