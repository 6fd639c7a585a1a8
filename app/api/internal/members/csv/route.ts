import { memberFiltersFromAddress } from '@/lib/domain/members/list-filters';
import { AppError } from '@/lib/domain/shared/errors';
import { createListHandler } from '@/lib/exports/create-list-handler';
import { runQuery } from '@/lib/kernel/query';
import { membersFile } from '@/lib/members/members-csv';
import { findProgramme } from '@/lib/programme/queries/find-programme';

/** The list of members as a file. */
export const GET = createListHandler(async (parameters, actor) => {
  const filters = memberFiltersFromAddress(parameters);
  // A figure that cannot be read must not turn into everybody.
  if (parameters.report !== undefined && filters.figure === undefined) {
    throw new AppError('invalid_input', { fields: ['report', 'cell'] });
  }
  const programme = await runQuery(findProgramme, {}, actor);
  return membersFile({ filters, actor, currency: programme?.currency ?? 'RUB' });
});
