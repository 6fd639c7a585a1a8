import 'server-only';
import type { Tx } from '@/db/write';
import type { ActiveRule } from '@/lib/domain/rules/definition';
import { isSameStanding, judgementOf } from '@/lib/domain/tiers/judged';
import { standingByDay } from '@/lib/domain/tiers/standing';
import { preparedRowsOf } from '@/lib/purchases/claims/read-receipts';
import { keepStandings } from './keep-standings';
import { laddersOf } from './ladders';
import { measureMembers } from './measures';
import { replayMembers } from './replay-members';

/**
 * After members bought or earned something, in the same transaction: who reaches a tier by it has it at once, and grace that it clears is
 * over. What belongs to a day that is over is judged on its own day. Nobody falls by it.
 */
export async function raiseTiers(
  tx: Tx,
  {
    memberIds,
    occurredOn,
    todayOn,
    timeZone,
    rules,
    now,
  }: {
    readonly memberIds: readonly number[];
    /** The first day on which something happened. */
    readonly occurredOn: string;
    readonly todayOn: string;
    readonly timeZone: string;
    /** In force today, ladders among them. */
    readonly rules: readonly ActiveRule[];
    readonly now: Date;
  },
): Promise<void> {
  const ladders = laddersOf(rules);
  if (ladders.length === 0 || memberIds.length === 0) return;
  if (occurredOn < todayOn) {
    await replayMembers(tx, { memberIds, now, mayFall: false });
    return;
  }
  const run = preparedRowsOf(tx);
  for (const { ruleId, versionId, definition: ladder } of ladders) {
    const asked = { ruleId, ladder, timeZone, on: todayOn, as: 'day', memberIds } as const;
    const climbers = await measureMembers(run, asked);
    const rows = climbers.flatMap((climber) => {
      const { memberId, standing: before, measures } = climber;
      const after = standingByDay(ladder, climber, { on: todayOn, standing: before, measures });
      if (isSameStanding(before, after)) return [];
      return [
        {
          memberId,
          before,
          after,
          judgement: judgementOf(ladder, { before, after, measures }),
          measures,
        },
      ];
    });
    await keepStandings(tx, { ruleId, versionId, judgedOn: todayOn, judgedBy: 'day', rows, now });
  }
}
