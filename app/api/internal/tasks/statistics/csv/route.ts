import { createSessionHandler } from '@/lib/api/create-session-handler';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { daysFromAddress, STATISTICS_TABLES } from '@/lib/domain/tasks/statistics';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { readStatistics } from '@/lib/tasks/queries/read-statistics';
import { statisticsCsv } from '@/lib/tasks/statistics-csv';

/** A table of the task statistics as a file; the first one unless another is named. */
export const GET = createSessionHandler(async ({ request, actor }) => {
  const query = request.nextUrl.searchParams;
  const programme = await runQuery(findProgramme, {}, actor);
  const todayOn = dayInZone(new Date(), programme?.timeZone ?? 'UTC');
  const days = daysFromAddress(Object.fromEntries(query), todayOn);
  const statistics = await runQuery(readStatistics, days, actor);
  const asked = query.get('table');
  const table = STATISTICS_TABLES.find((known) => known === asked) ?? 'kinds';
  return new Response(statisticsCsv(table, statistics), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="tasks-${table}-${days.fromOn}-${days.toOn}.csv"`,
      'cache-control': 'no-store',
    },
  });
});
