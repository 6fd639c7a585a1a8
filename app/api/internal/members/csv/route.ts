import { createSessionHandler } from '@/lib/api/create-session-handler';
import { memberFiltersFromAddress } from '@/lib/domain/members/list-filters';
import { AppError } from '@/lib/domain/shared/errors';
import { runQuery } from '@/lib/kernel/query';
import { membersCsv } from '@/lib/members/members-csv';
import { findProgramme } from '@/lib/programme/queries/find-programme';

/** The list of members as a file: the same filters in the address, every row. */
export const GET = createSessionHandler(async ({ request, actor }) => {
  const parameters = Object.fromEntries(request.nextUrl.searchParams);
  const filters = memberFiltersFromAddress(parameters);
  // A figure that cannot be read must not turn into everybody.
  if (parameters.report !== undefined && filters.figure === undefined) {
    throw new AppError('invalid_input', { fields: ['report', 'cell'] });
  }
  const programme = await runQuery(findProgramme, {}, actor);
  const body = await membersCsv({ filters, actor, currency: programme?.currency ?? 'RUB' });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="members.csv"',
      'cache-control': 'no-store',
    },
  });
});
