import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { log } from '@/lib/log';
import { postponeGrant } from '@/lib/tiers/commands/postpone-grant';
import { stepGrant } from '@/lib/tiers/commands/step-grant';
import { listDueGrants } from '@/lib/tiers/grants/queries/list-due-grants';
import type { Job } from '../job';

/** Gives tiers to whole lists and takes them back, one grant after the other; one left in the middle is taken up there. */
export const giveGrants: Job = {
  id: 'give-grants',
  everyMs: 1_000,
  run: async ({ actor, signal }) => {
    for (const grantId of await runQuery(listDueGrants, {}, actor)) {
      try {
        for (let isLeft = true; isLeft && !signal.aborted; ) {
          ({ isLeft } = await runCommand(stepGrant, { grantId }, actor));
        }
      } catch (error) {
        log.error({ job: giveGrants.id, grantId, err: error }, 'grant not carried out');
        await runCommand(postponeGrant, { grantId }, actor);
      }
    }
  },
};
