import { setTimeout as sleep } from 'node:timers/promises';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runMechanicChunk } from '@/lib/mechanics/commands/run-chunk';

const DAY_MS = 86_400_000;
/** Few members a transaction: a kill comes in the middle of the day's work. */
const MOST = 40;

/** A worker of mechanics whose clock is so many days off: it runs one mechanic's day over and over. */
const ruleId = Number(process.env.SAFETY_RULE);
const offMs = Number(process.env.SAFETY_CLOCK) * DAY_MS;
const actor = systemActor('safety', crypto.randomUUID());
for (;;) {
  const now = new Date(Date.now() + offMs);
  const outcome = await runCommand(runMechanicChunk, { ruleId, most: MOST }, actor, { now }).catch(
    () => null,
  );
  if (outcome?.came !== 'went') await sleep(200);
}
