import { sweepStaging } from '@/lib/imports/commands/sweep-staging';
import { listDueImports } from '@/lib/imports/queries/list-due-imports';
import { runImport } from '@/lib/imports/run-import';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import type { Job } from '../job';

/**
 * Checks and applies what waits in Imports, one after the other. An import that another worker left in the middle is
 * taken up where its cursor stands.
 */
export const runImports: Job = {
  id: 'run-imports',
  everyMs: 1_000,
  run: async ({ actor, signal }) => {
    const due = await runQuery(listDueImports, {}, actor);
    for (const importId of due) {
      if (signal.aborted) return;
      await runImport(importId, { actor, signal });
    }
    if (due.length > 0) await runCommand(sweepStaging, {}, actor);
  },
};
