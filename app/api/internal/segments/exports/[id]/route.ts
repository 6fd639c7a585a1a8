import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { membersCsv } from '@/lib/members/members-csv';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { takeExport } from '@/lib/segments/commands/exports';

/** The members of a segment as a file that was asked for; who takes it and when is written down first. */
export const GET = createSessionHandler<{ id: string }>(async ({ params, actor }) => {
  const { segmentId } = await runCommand(takeExport, { exportId: Number(params.id) }, actor);
  const filters = { figure: { report: 'segment', cell: String(segmentId), params: {} } };
  const programme = await runQuery(findProgramme, {}, actor);
  const body = await membersCsv({ filters, actor, currency: programme?.currency ?? 'RUB' });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="segment-${segmentId}.csv"`,
      'cache-control': 'no-store',
    },
  });
});
