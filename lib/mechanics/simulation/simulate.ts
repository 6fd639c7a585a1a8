import 'server-only';
import type { Read } from '@/db/read';
import { livesDays, pointValue, rulesOn } from '@/lib/analytics/reports/points/point-value';
import type { Mechanic } from '@/lib/domain/mechanics/definition';
import type { Days } from '@/lib/domain/mechanics/occurrence';
import { SAMPLED_FROM, SIMULATED_DAYS } from '@/lib/domain/mechanics/simulation/simulation-input';
import { addDays } from '@/lib/domain/shared/calendar';
import { type KeptReplay, keptReplay } from './kept-replays';
import { readBeside, type SimulatedBeside } from './read-mechanics';
import { replayHistory } from './replay-history';

export type ToSimulate = {
  readonly ruleId: number | null;
  readonly mechanic: Mechanic;
  readonly isExact: boolean;
  readonly isAnew: boolean;
  readonly todayOn: string;
  readonly timeZone: string;
};

/** The period that is replayed: 365 days up to yesterday. */
export function replayedDays(todayOn: string): Days {
  return { fromOn: addDays(todayOn, -SIMULATED_DAYS), throughOn: addDays(todayOn, -1) };
}

/** One moment for all that is read, which may take longer than a page may ask the base. */
const OPEN = [
  'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  'SET LOCAL statement_timeout = 120000',
  "SET LOCAL work_mem = '64MB'",
];

/** Members in force, all of them and one in 32. */
async function countMembers(read: Read): Promise<{ all: number; sample: number }> {
  const [row] = await read<{ all: number; sample: number }[]>`
    SELECT count(*)::int AS all, (count(*) FILTER (WHERE member_id & 31 = 0))::int AS sample
    FROM member_sort_keys WHERE status = 'active'`;
  return row ?? { all: 0, sample: 0 };
}

async function makeReplay(
  read: Read,
  asked: ToSimulate,
  beside: SimulatedBeside,
): Promise<KeptReplay> {
  const startedMs = performance.now();
  const asOfAt = new Date();
  const connection = await read.reserve();
  try {
    for (const statement of OPEN) await connection.unsafe(statement);
    const { ruleId, mechanic, isExact, todayOn, timeZone } = asked;
    const count = await countMembers(connection);
    const isSample = !isExact && count.all > SAMPLED_FROM;
    const rules = await rulesOn(connection, todayOn);
    const replayed = await replayHistory(connection, {
      ...{ ruleId, mechanic, beside, todayOn, timeZone, isSample },
      days: replayedDays(todayOn),
    });
    return {
      ...replayed,
      beside,
      looked: isSample ? count.sample : count.all,
      members: count.all,
      isSample,
      value: pointValue(rules, undefined),
      livesDays: livesDays(rules),
      asOfAt,
      readMs: performance.now() - startedMs,
    };
  } finally {
    await connection.unsafe('ROLLBACK').catch(() => undefined);
    connection.release();
  }
}

/** What of a mechanic decides whom it reaches: what it says, and how points and money of it count, but not its words nor what is to be seen. */
function asText(value: unknown): string {
  return JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? String(one) : one));
}

/**
 * The replay of a mechanic over the last 365 days, beside what runs. Beyond 200,000 members of one in 32, unless everybody is asked.
 * Throws `not_found` when the rule is no mechanic.
 */
export async function simulateHistory(read: Read, asked: ToSimulate) {
  const { ruleId, mechanic, isExact, isAnew, todayOn } = asked;
  const beside = await readBeside(read, ruleId, todayOn);
  const { message, leastBps: _, ...said } = mechanic;
  const key = asText([ruleId, todayOn, isExact, said, message?.kind, beside]);
  return keptReplay(key, () => makeReplay(read, asked, beside), isAnew);
}
