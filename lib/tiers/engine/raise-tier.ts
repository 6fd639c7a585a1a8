import 'server-only';
import type { Tx } from '@/db/write';
import type { ActiveRule } from '@/lib/domain/rules/definition';
import type { ReceiptFacts } from '@/lib/domain/rules/facts';
import { dayInZone } from '@/lib/domain/shared/calendar';
import type { Points } from '@/lib/domain/shared/points';
import { isSameStanding, judgementOf } from '@/lib/domain/tiers/judged';
import type { Ladder } from '@/lib/domain/tiers/ladder';
import { receiptFact } from '@/lib/domain/tiers/receipt-fact';
import { type DayFact, plusMeasure } from '@/lib/domain/tiers/replay';
import { type Measures, standingByDay } from '@/lib/domain/tiers/standing';
import { preparedRowsOf, rowsOf } from '@/lib/purchases/claims/read-receipts';
import { keepStandings } from './keep-standings';
import { laddersOf, readLadders } from './ladders';
import { measureMembers } from './measures';
import { noteReplays, replayMembers } from './replay-members';

const withFact = ({ window, grace }: Measures, fact: DayFact): Measures => ({
  window: plusMeasure(window, fact),
  grace: plusMeasure(grace, fact),
});

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
    plus,
    now,
  }: {
    readonly memberIds: readonly number[];
    /** The first day on which something happened. */
    readonly occurredOn: string;
    readonly todayOn: string;
    readonly timeZone: string;
    /** In force today, ladders among them. */
    readonly rules: readonly ActiveRule[];
    /** What goes into the books with the end of the transaction and is in none yet: it counts for all of them. */
    readonly plus?: (ladder: Ladder) => DayFact;
    readonly now: Date;
  },
): Promise<void> {
  const ladders = laddersOf(rules);
  if (ladders.length === 0 || memberIds.length === 0) return;
  if (occurredOn < todayOn) {
    await noteReplays(tx, memberIds);
    await replayMembers(tx, { memberIds, now, mayFall: false, ...(plus && { plus }) });
    return;
  }
  const run = preparedRowsOf(tx);
  for (const { ruleId, versionId, definition: ladder } of ladders) {
    const asked = { ruleId, ladder, timeZone, on: todayOn, as: 'day', memberIds } as const;
    const climbers = await measureMembers(run, asked);
    const rows = climbers.flatMap((climber) => {
      const { memberId, standing: before } = climber;
      const measures =
        plus === undefined ? climber.measures : withFact(climber.measures, plus(ladder));
      const after = standingByDay(ladder, climber, { on: todayOn, standing: before, measures });
      if (isSameStanding(before, after)) return [];
      const judgement = judgementOf(ladder, { before, after });
      return [{ memberId, before, after, judgement, measures }];
    });
    const judged = { ruleId, versionId, judgedOn: todayOn, judgedBy: 'day', rows, now } as const;
    await keepStandings(tx, { ...judged, mayFall: false });
  }
}

/** The same for a receipt that goes into the books with the end of the transaction. */
export async function raiseByReceipt(
  tx: Tx,
  {
    memberId,
    facts,
    points,
    rules,
    timeZone,
    now,
  }: {
    readonly memberId: number;
    readonly facts: ReceiptFacts;
    readonly points: Points;
    readonly rules: readonly ActiveRule[];
    readonly timeZone: string;
    readonly now: Date;
  },
): Promise<void> {
  const todayOn = dayInZone(now, timeZone);
  const asked = { memberIds: [memberId], occurredOn: facts.businessDate, todayOn, timeZone, now };
  const plus = (ladder: Ladder) => receiptFact(ladder, { facts, points });
  await raiseTiers(tx, { ...asked, rules, plus });
}

/** The same for the members of a batch that is in the books: those who bought today. Older days are left to the night. */
export async function raiseByBatch(
  tx: Tx,
  {
    memberIds,
    todayOn,
    timeZone,
    now,
  }: {
    readonly memberIds: readonly number[];
    readonly todayOn: string;
    readonly timeZone: string;
    readonly now: Date;
  },
): Promise<void> {
  if (memberIds.length === 0) return;
  const rules = await readLadders(rowsOf(tx), todayOn);
  await raiseTiers(tx, { memberIds, occurredOn: todayOn, todayOn, timeZone, rules, now });
}
