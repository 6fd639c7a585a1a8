import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { log } from '@/lib/log';
import { dropUnsent } from '@/lib/mechanics/commands/drop-unsent';
import { giveOwedCodes } from '@/lib/mechanics/commands/give-owed-codes';
import { runMechanicChunk } from '@/lib/mechanics/commands/run-chunk';
import { wakeMembers } from '@/lib/mechanics/commands/wake-members';
import { listDueMechanics } from '@/lib/mechanics/queries/list-due';
import type { Job, JobContext } from '../job';

const EVERY_MS = 15_000;

/** The day of one mechanic, chunk after chunk; how many members were looked at. Cut anywhere, the next turn goes on. */
async function runDay(ruleId: number, { actor, signal }: JobContext): Promise<number> {
  let looked = 0;
  while (!signal.aborted) {
    const { came, members } = await runCommand(runMechanicChunk, { ruleId }, actor);
    looked += members;
    if (came !== 'went') break;
  }
  return looked;
}

/**
 * Runs mechanics: each once a day, soon after midnight in the programme's zone, and those that something woke within seconds. Codes that are
 * owed go to their members once their pool has some.
 */
export const runMechanics: Job = {
  id: 'run-mechanics',
  everyMs: EVERY_MS,
  run: async (context) => {
    const { actor, signal } = context;
    // Before nights, which give what was put off: of a group the first mechanic is that of the highest priority.
    while (!signal.aborted && (await runCommand(wakeMembers, {}, actor)) > 0);
    for (const ruleId of await runQuery(listDueMechanics, {}, actor)) {
      const startedMs = performance.now();
      const looked = await runDay(ruleId, context);
      const ms = Math.round(performance.now() - startedMs);
      log.info({ job: runMechanics.id, ruleId, looked, ms }, 'mechanic ran');
    }
    while (!signal.aborted && (await runCommand(dropUnsent, {}, actor)) > 0);
    while (!signal.aborted && (await runCommand(giveOwedCodes, {}, actor)) > 0);
  },
};
