import { runCommand } from '@/lib/kernel/command';
import { log } from '@/lib/log';
import { activateLots } from '@/lib/points/commands/activate-lots';
import { expireLots } from '@/lib/points/commands/expire-lots';
import { lapseHolds } from '@/lib/points/commands/lapse-holds';
import type { Job, JobContext } from '../job';

const EVERY_MS = 60_000;
/** The rest waits for the next turn. */
const MOST_ROUNDS = 500;
/** Each has members of its own. Two leave a machine of two cores to nobody else for the seconds that a night takes. */
const LANES = 2;

const STEPS = { activated: activateLots, lapsed: lapseHolds, expired: expireLots } as const;

/** One lane of a step, chunk after chunk until nothing is left; how many it did. Cut anywhere, the next turn goes on. */
async function runLane(
  command: (typeof STEPS)[keyof typeof STEPS],
  lane: number,
  { actor, signal }: JobContext,
): Promise<number> {
  let done = 0;
  for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
    const some = await runCommand(command, { lane, lanes: LANES }, actor);
    if (some === 0) break;
    done += some;
  }
  return done;
}

/** Lets waiting points be spent, ends holds whose time is over and points whose day is over, soon after midnight in the programme's zone. */
export const keepPoints: Job = {
  id: 'keep-points',
  everyMs: EVERY_MS,
  run: async (context) => {
    for (const [name, command] of Object.entries(STEPS)) {
      const startedMs = performance.now();
      const lanes = Array.from({ length: LANES }, (_, lane) => runLane(command, lane, context));
      const done = (await Promise.all(lanes)).reduce((sum, some) => sum + some, 0);
      const ms = Math.round(performance.now() - startedMs);
      if (done > 0) log.info({ job: keepPoints.id, [name]: done, ms }, 'points kept');
    }
  },
};
