import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { idInput } from '@/lib/domain/access/inputs';
import { kindOf } from '@/lib/domain/mechanics/kinds/registry';
import { LATE_DAYS } from '@/lib/domain/mechanics/occurrence';
import { addDays } from '@/lib/domain/shared/calendar';
import { pointsText } from '@/lib/domain/shared/points';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import type { DayCounts } from '../awards/count-day';
import { runMembers } from '../engine/run-members';
import { findCandidates } from '../facts/find-candidates';
import { type LaunchedMechanic, readLaunched } from '../read-live';
import { readControl } from '../read-switches';

/** Members that one transaction decides on: a pause and the kill switch wait for no more than one. */
const MOST_MEMBERS = 5_000;

/** `done`: nobody is left today. `off`: it is paused or everything is stopped; `away`: it holds no more. */
export type ChunkOutcome = {
  readonly came: 'went' | 'done' | 'off' | 'away';
  readonly members: number;
};

/** What the audit keeps of a chunk. */
export const toldCounts = ({ points, minor, ...counts }: DayCounts) => ({
  ...counts,
  points: pointsText(points),
  minor: String(minor),
});

type Progress = { readonly throughMemberId: number; readonly isEnded: boolean };

async function lockProgress(
  { client }: Tx,
  { ruleId, on, now }: { ruleId: number; on: string; now: Date },
): Promise<Progress> {
  await client.query(
    'INSERT INTO mechanic_runs (rule_id, ran_on, begun_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [ruleId, on, now],
  );
  const { rows } = await client.query<Progress>(
    `SELECT through_member_id::float8 AS "throughMemberId", ended_at IS NOT NULL AS "isEnded" FROM mechanic_runs
     WHERE rule_id = $1 AND ran_on = $2 FOR UPDATE`,
    [ruleId, on],
  );
  return rows[0] ?? { throughMemberId: 0, isEnded: false };
}

/** With the end of a day: a version of another kind, which nothing woke so far, is woken from now on. */
async function keepWakes({ client }: Tx, { mechanicId, mechanic }: LaunchedMechanic) {
  await client.query('UPDATE mechanic_switches SET wakes = $2 WHERE rule_id = $1 AND wakes <> $2', [
    mechanicId,
    kindOf(mechanic.occasion).wakes,
  ]);
}

/** Whether what was booked since its first day woke the mechanic already: then the night has to ask those who were refused alone. */
async function isWoken({ client }: Tx, { mechanicId, mechanic }: LaunchedMechanic, on: string) {
  const { wakes, isDueLater } = kindOf(mechanic.occasion);
  if (wakes === 'night' || isDueLater) return false;
  const { rowCount } = await client.query(
    `SELECT FROM mechanic_switches WHERE rule_id = $1 AND wakes = $3
       AND EXISTS (SELECT FROM mechanic_runs WHERE rule_id = $1 AND ran_on < $2 AND ended_at IS NOT NULL)`,
    [mechanicId, on, wakes],
  );
  return rowCount !== 0;
}

async function readRetries(
  { client }: Tx,
  { ruleId, on, after, most }: { ruleId: number; on: string; after: number; most: number },
): Promise<readonly number[]> {
  const { rows } = await client.query<{ memberId: number }>(
    `SELECT member_id::float8 AS "memberId" FROM mechanic_retries
     WHERE rule_id = $1 AND member_id > $2 AND until_on >= $3 ORDER BY member_id LIMIT $4`,
    [ruleId, after, on, most],
  );
  return rows.map(({ memberId }) => memberId);
}

/**
 * The next members of a mechanic's day: found, decided and given in one transaction, which holds the mechanic's switches, so that two workers
 * take turns. Cut anywhere it has done nothing; run again it goes on where it came to, and a second run of the day changes nothing.
 */
export const runMechanicChunk = defineCommand({
  id: 'mechanics.runChunk',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({
    ruleId: idInput,
    most: z.number().int().min(1).max(MOST_MEMBERS).default(MOST_MEMBERS),
  }),
  run: async ({ tx, actor, now, input: { ruleId, most } }) => {
    const outcome = (came: ChunkOutcome['came'], members = 0) => ({
      result: { came, members } satisfies ChunkOutcome,
      changes: [],
    });
    const run = rowsOf(tx);
    await tx.client.query('SELECT FROM mechanic_switches WHERE rule_id = $1 FOR UPDATE', [ruleId]);
    const control = await readControl(run);
    const { todayOn: on, timeZone } = await readProgrammeFacts(tx, now);
    const live = (await readLaunched(run, { on })).find(({ mechanicId }) => mechanicId === ruleId);
    if (live === undefined) return outcome('away');
    if (live.isPaused || control.isStopped) return outcome('off');
    const progress = await lockProgress(tx, { ruleId, on, now });
    if (progress.isEnded) return outcome('done');
    const fromOn = addDays(on, -LATE_DAYS);
    const everybody = { fromId: progress.throughMemberId + 1, throughId: Number.MAX_SAFE_INTEGER };
    const wasWoken = await isWoken(tx, live, on);
    const memberIds = wasWoken
      ? await readRetries(tx, { ruleId, on, after: progress.throughMemberId, most })
      : await findCandidates(run, {
          occasion: live.mechanic.occasion,
          days: { fromOn, throughOn: on },
          whose: everybody,
          timeZone,
          todayOn: on,
          givenOn: on,
          most,
        });
    const { salt, holdoutBps: shareBps } = control;
    const programme = shareBps === 0 ? null : { salt, shareBps };
    const turn = { live, fromOn, on, timeZone, programme, memberIds, wereFound: !wasWoken };
    const counts = memberIds.length === 0 ? null : await runMembers({ tx, actor, now }, turn);
    const isLast = memberIds.length < most;
    await tx.client.query(
      `UPDATE mechanic_runs SET through_member_id = greatest(through_member_id, $3), ended_at = $4
       WHERE rule_id = $1 AND ran_on = $2`,
      [ruleId, on, memberIds.at(-1) ?? 0, isLast ? now : null],
    );
    if (isLast) await keepWakes(tx, live);
    const after = counts === null ? null : { on, ...toldCounts(counts) };
    return {
      result: { came: isLast ? 'done' : 'went', members: memberIds.length } satisfies ChunkOutcome,
      changes:
        after === null ? [] : [{ subjectKind: 'mechanic', subjectId: ruleId, before: null, after }],
    };
  },
});
