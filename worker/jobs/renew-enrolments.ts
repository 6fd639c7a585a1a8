import { runCommand } from '@/lib/kernel/command';
import { log } from '@/lib/log';
import { renewEnrolments as renewEnrolmentsCommand } from '@/lib/tiers/commands/renew-enrolments';
import type { Job } from '../job';

const EVERY_MS = 60_000;

/** Begins the next period of paid memberships that renew, on the last day of the one before. */
export const renewEnrolments: Job = {
  id: 'renew-enrolments',
  everyMs: EVERY_MS,
  run: async ({ actor, signal }) => {
    let renewed = 0;
    for (let count = 1; count > 0 && !signal.aborted; renewed += count) {
      count = await runCommand(renewEnrolmentsCommand, {}, actor);
    }
    if (renewed > 0) log.info({ job: renewEnrolments.id, renewed }, 'enrolments renewed');
  },
};
