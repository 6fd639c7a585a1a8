import 'server-only';
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { requireUserId } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { type MechanicControl, readControl } from '../read-switches';

const MOST_HOLDOUT_BPS = 2_000;
const SALTS = 2 ** 32;
/** 0: nothing was ever set. */
const versionInput = z.number().int().min(0);

/** The row under its lock, as it was on screen; made where a base was emptied. Throws `stale_version`. */
async function lockControl(tx: Tx, version: number): Promise<MechanicControl> {
  await tx.client.query(
    'INSERT INTO mechanic_control (salt, version) VALUES ($1, 0) ON CONFLICT DO NOTHING',
    [randomInt(SALTS)],
  );
  await tx.client.query('SELECT FROM mechanic_control FOR UPDATE');
  const control = await readControl(rowsOf(tx));
  if (control.version !== version) {
    throw new AppError('stale_version', { version, current: control.version });
  }
  return control;
}

const SUBJECT = { subjectKind: 'mechanics', subjectId: 'all' } as const;

/** Stops all mechanics, or lets them go on: holds from the next chunk of members of each. Throws `stale_version`. */
export const stopMechanics = defineCommand({
  id: 'mechanics.stop',
  permission: 'rules.edit',
  input: z.object({ isStopped: z.boolean(), version: versionInput }),
  run: async ({ tx, actor, now, input: { isStopped, version } }) => {
    const before = await lockControl(tx, version);
    const userId = requireUserId(actor);
    await tx.client.query(
      'UPDATE mechanic_control SET stopped_at = $1, stopped_by = $2, version = version + 1',
      isStopped ? [before.stoppedAt ?? now, userId] : [null, null],
    );
    const change = { before: { isStopped: before.isStopped }, after: { isStopped } };
    return { result: { version: version + 1 }, changes: [{ ...SUBJECT, ...change }] };
  },
});

/**
 * Sets which share of all members, in hundredths of a percent, gets nothing of any mechanic. A larger share keeps everybody who was held
 * back by the smaller, but what comes of it is counted anew from today on. Throws `stale_version`.
 */
export const holdBackFromAll = defineCommand({
  id: 'mechanics.holdBackFromAll',
  permission: 'rules.approve',
  input: z.object({
    holdoutBps: z.number().int().min(0).max(MOST_HOLDOUT_BPS),
    version: versionInput,
  }),
  run: async ({ tx, now, input: { holdoutBps, version } }) => {
    const before = await lockControl(tx, version);
    const { todayOn } = await readProgrammeFacts(tx, now);
    await tx.client.query(
      `UPDATE mechanic_control SET version = version + 1, holdout_bps = $1,
         held_since_on = CASE WHEN $1 = 0 THEN NULL WHEN holdout_bps = $1 THEN held_since_on ELSE $2::date END`,
      [holdoutBps, todayOn],
    );
    const change = { before: { holdoutBps: before.holdoutBps }, after: { holdoutBps } };
    return { result: { version: version + 1 }, changes: [{ ...SUBJECT, ...change }] };
  },
});
