import 'server-only';
import { z } from 'zod';
import { resultCellInput, resultsInput } from '@/lib/domain/mechanics/results/asked';
import type { ResultMembersPage } from '@/lib/domain/mechanics/results/results-page';
import { defineQuery } from '@/lib/kernel/query';
import { headOf } from '../head-of';
import { listFigureMembers } from '../list-figure-members';
import { planResults } from '../plan';
import { readResultTiers } from '../read-result-tiers';

/** Exactly the members behind a figure of the results, fifty a page by their numbers. Throws `not_found`. */
export const listResultMembers = defineQuery({
  id: 'mechanics.resultMembers',
  permission: 'rules.read',
  mayBeStale: true,
  input: resultsInput.extend({
    cell: resultCellInput,
    after: z.number().int().min(0).default(0),
  }),
  run: async ({ read, input: { cell, after, ...asked }, now }): Promise<ResultMembersPage> => {
    const plan = await planResults(read, asked, now);
    const tiers = await readResultTiers(read);
    const head = headOf(plan.known, plan.today);
    if (plan.figures === null) return { head, tiers, total: 0, members: [], next: null };
    return { head, tiers, ...(await listFigureMembers(read, plan.figures, { cell, after })) };
  },
});
