import 'server-only';
import { z } from 'zod';
import { kindOf } from '@/lib/domain/mechanics/kinds/registry';
import { LATE_DAYS } from '@/lib/domain/mechanics/occurrence';
import { addDays } from '@/lib/domain/shared/calendar';
import type { AuditChange } from '@/lib/kernel/audit';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { runMembers } from '../engine/run-members';
import type { KnownPurchases } from '../facts/asked-facts';
import { readLaunched } from '../read-live';
import { readControl } from '../read-switches';
import { toldCounts } from './run-chunk';

const MOST_WAKES = 2_000;
/** A return may come so many days after its receipt: what it undoes is taken back. */
const LOOKS_BACK_DAYS = 400;

/** Whoever was merged since they were noted is who stands for them. */
const TAKE = `
  WITH taken AS (
    DELETE FROM mechanic_wakes WHERE (member_id, wake_id) IN (
      SELECT member_id, wake_id FROM mechanic_wakes ORDER BY member_id, wake_id LIMIT $1 FOR UPDATE SKIP LOCKED)
    RETURNING member_id)
  SELECT DISTINCT coalesce(m.merged_into, t.member_id)::float8 AS "memberId" FROM taken t LEFT JOIN members m USING (member_id) ORDER BY 1`;

/**
 * Asks mechanics that receipts, events or tiers wake of the members of whom something was booked: the occasions of today, and what was
 * undone. Members and what they are given are one transaction. While everything is stopped nobody is asked. What is paused takes back
 * all the same. @returns how many members were asked
 */
export const wakeMembers = defineCommand({
  id: 'mechanics.wakeMembers',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({}),
  run: async ({ tx, actor, now }) => {
    const run = rowsOf(tx);
    const { isStopped, salt, holdoutBps: shareBps } = await readControl(run);
    if (isStopped) return { result: 0, changes: [] };
    const { todayOn: on, timeZone } = await readProgrammeFacts(tx, now);
    await tx.client.query(
      `SELECT FROM mechanic_switches WHERE wakes <> 'night' ORDER BY rule_id FOR UPDATE`,
    );
    const taken = await run<{ memberId: number }>(TAKE, [MOST_WAKES]);
    const memberIds = taken.map(({ memberId }) => memberId);
    if (memberIds.length === 0) return { result: 0, changes: [] };
    const programme = shareBps === 0 ? null : { salt, shareBps };
    const changes: AuditChange[] = [];
    const known: KnownPurchases = new Map();
    for (const live of await readLaunched(run, { on, overDays: LATE_DAYS })) {
      if (kindOf(live.mechanic.occasion).wakes === 'night') continue;
      const fromOn = addDays(on, -LOOKS_BACK_DAYS);
      const turn = { live, fromOn, on, timeZone, programme, memberIds, known };
      const counts = await runMembers({ tx, actor, now }, turn);
      if (counts.found === 0 && counts.takenBack === 0) continue;
      changes.push({
        subjectKind: 'mechanic',
        subjectId: live.mechanicId,
        before: null,
        after: { on, ...toldCounts(counts) },
      });
    }
    return { result: memberIds.length, changes };
  },
});
