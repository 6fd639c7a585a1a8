import { createSessionHandler } from '@/lib/api/create-session-handler';
import { asOfFromAddress } from '@/lib/domain/points/as-of';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { runQuery } from '@/lib/kernel/query';
import { readEntriesAsOf } from '@/lib/points/queries/list-entries-as-of';
import { statementCsv } from '@/lib/points/statement-csv';
import { findProgramme } from '@/lib/programme/queries/find-programme';

/** The statement of a member by the end of a day, today unless told, as a file. */
export const GET = createSessionHandler<{ id: string }>(async ({ request, params, actor }) => {
  const memberId = Number(params.id);
  const programme = await runQuery(findProgramme, {}, actor);
  const today = dayInZone(new Date(), programme?.timeZone ?? 'UTC');
  const asked = asOfFromAddress(Object.fromEntries(request.nextUrl.searchParams));
  const { day, sense } = asked ?? { day: today, sense: 'known' as const };
  const entries = await runQuery(readEntriesAsOf, { memberId, day, sense }, actor);
  return new Response(statementCsv(entries), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="statement-${memberId}-${day}.csv"`,
      'cache-control': 'no-store',
    },
  });
});
