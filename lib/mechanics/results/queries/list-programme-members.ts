import 'server-only';
import { z } from 'zod';
import { programmeInput, resultCellInput } from '@/lib/domain/mechanics/results/asked';
import type { ProgrammeMembersPage } from '@/lib/domain/mechanics/results/results-page';
import { defineQuery } from '@/lib/kernel/query';
import { listFigureMembers } from '../list-figure-members';
import { planProgramme } from '../plan-programme';
import { readResultTiers } from '../read-result-tiers';

/** Exactly the members behind a figure of the programme's holdout, fifty a page by their numbers. */
export const listProgrammeMembers = defineQuery({
  id: 'mechanics.programmeMembers',
  permission: 'rules.read',
  mayBeStale: true,
  deadlineMs: 60_000,
  input: programmeInput.extend({
    cell: resultCellInput,
    after: z.number().int().min(0).default(0),
  }),
  run: async ({ read, input: { cell, after, ...asked }, now }): Promise<ProgrammeMembersPage> => {
    const { today: head, figures } = await planProgramme(read, asked, now);
    const tiers = await readResultTiers(read);
    if (figures === null) return { head, tiers, total: 0, members: [], next: null };
    return { head, tiers, ...(await listFigureMembers(read, figures, { cell, after })) };
  },
});
