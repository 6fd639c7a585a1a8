import { createSessionHandler } from '@/lib/api/create-session-handler';
import { csvResponse } from '@/lib/exports/create-list-handler';
import { untoldFile } from '@/lib/exports/list-file';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { membersFile } from '@/lib/members/members-csv';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { takeExport } from '@/lib/segments/commands/exports';

/** The members of a segment as a file that was asked for, with a purpose; who takes it and when is written down first. */
export const GET = createSessionHandler<{ id: string }>(async ({ params, actor }) => {
  const { segmentId } = await runCommand(takeExport, { exportId: Number(params.id) }, actor);
  const filters = { figure: { report: 'segment', cell: String(segmentId), params: {} } };
  const programme = await runQuery(findProgramme, {}, actor);
  const file = await membersFile({ filters, actor, currency: programme?.currency ?? 'RUB' });
  return csvResponse(await untoldFile(file), `segment-${segmentId}`);
});
