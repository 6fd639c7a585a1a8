import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import type { MechanicLag, MechanicsLag } from '@/lib/domain/health/mechanics-lag';
import { clockInZone, dayInZone } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readToday } from '@/lib/rules/read-today';
import { readLaunched } from '../read-live';
import { readControl } from '../read-switches';

/** Counted no further: so many are late whatever their number is. */
const MOST_COUNTED = 100_000;
const MINUTES_AN_HOUR = 60;
const TIME_AT = 'YYYY-MM-DDT'.length;

type Run = Omit<MechanicLag, 'isPaused' | 'dueSince' | 'today'> & {
  readonly launchedAt: Date;
  readonly isBegun: boolean;
};

const readRuns = (read: Read, ruleIds: readonly number[], todayOn: string) => read<Run[]>`
  SELECT r.rule_id AS "ruleId", r.name_en AS "nameEn", r.name_ru AS "nameRu", s.launched_at AS "launchedAt",
    o.ran_on::text AS "lastRunOn", o.ended_at AS "lastEndedAt", (extract(epoch FROM o.ended_at - o.begun_at) * 1000)::int AS "lastTookMs",
    n.rule_id IS NOT NULL AS "isBegun", coalesce(n.through_member_id, 0)::float8 AS "throughMemberId",
    (SELECT count(*)::int FROM (SELECT FROM mechanic_retries t WHERE t.rule_id = r.rule_id AND t.until_on >= ${todayOn}::date
      LIMIT ${MOST_COUNTED}) again) AS "askedAgain"
  FROM rules r JOIN mechanic_switches s USING (rule_id)
  LEFT JOIN LATERAL (SELECT * FROM mechanic_runs m WHERE m.rule_id = r.rule_id AND m.ended_at IS NOT NULL ORDER BY m.ran_on DESC LIMIT 1) o ON true
  LEFT JOIN mechanic_runs n ON n.rule_id = r.rule_id AND n.ran_on = ${todayOn}::date
  WHERE r.rule_id = ANY (${[...ruleIds]}::int[])`;

type Waiting = Pick<MechanicsLag, 'woken' | 'messages' | 'awards' | 'owed' | 'lastMemberId'>;
type Sum = { readonly n: number; readonly oldestAt: Date | null };

async function readWaiting(read: Read, now: Date): Promise<Waiting> {
  const [woken] = await read<Sum[]>`
    SELECT count(DISTINCT member_id)::int AS n, min(woken_at) AS "oldestAt" FROM (
      SELECT member_id, woken_at FROM mechanic_wakes LIMIT ${MOST_COUNTED}) w`;
  const [messages] = await read<(Sum & { readonly due: number })[]>`
    SELECT count(*)::int AS n, count(*) FILTER (WHERE next_at <= ${now})::int AS due,
      min(next_at) FILTER (WHERE next_at <= ${now}) AS "oldestAt"
    FROM (SELECT next_at FROM messages WHERE state = 'queued' ORDER BY next_at LIMIT ${MOST_COUNTED}) q`;
  const [awards] = await read<Sum[]>`
    SELECT count(*)::int AS n, min(decided_at) AS "oldestAt" FROM (
      SELECT decided_at FROM awards WHERE state = 'waiting' LIMIT ${MOST_COUNTED}) a`;
  const [owed] = await read<Sum[]>`
    SELECT count(*)::int AS n, min(owed_at) AS "oldestAt" FROM owed_codes o JOIN members m USING (member_id) WHERE m.status = 'active'`;
  const [members] = await read<{ last: number }[]>`
    SELECT coalesce(max(member_id), 0)::float8 AS last FROM members`;
  return {
    woken: { members: woken?.n ?? 0, oldestAt: woken?.oldestAt ?? null },
    messages: {
      queued: messages?.n ?? 0,
      due: messages?.due ?? 0,
      oldestDueAt: messages?.oldestAt ?? null,
    },
    awards: { waiting: awards?.n ?? 0, oldestAt: awards?.oldestAt ?? null },
    owed: { codes: owed?.n ?? 0, oldestAt: owed?.oldestAt ?? null },
    lastMemberId: members?.last ?? 0,
  };
}

function minuteOf(now: Date, timeZone: string): number {
  const [hours = 0, minutes = 0] = clockInZone(now, timeZone).slice(TIME_AT).split(':').map(Number);
  return hours * MINUTES_AN_HOUR + minutes;
}

/** How far launched mechanics are with the day, and what waits behind them: members, messages, awards, codes. */
export const getMechanicsLag = defineQuery({
  id: 'mechanics.lag',
  permission: 'settings.read',
  input: z.object({}),
  run: async ({ read, now }): Promise<MechanicsLag> => {
    const run = readRowsOf(read);
    const { todayOn, timeZone } = await readToday(read, now);
    const launched = await readLaunched(run, { on: todayOn });
    const { isStopped } = await readControl(run);
    const ids = launched.map(({ mechanicId }) => mechanicId);
    const runs = new Map((await readRuns(read, ids, todayOn)).map((one) => [one.ruleId, one]));
    return {
      ...(await readWaiting(read, now)),
      ...{ isStopped, todayOn, minute: minuteOf(now, timeZone), readAt: now },
      mechanics: launched.flatMap(({ mechanicId, startsOn, isPaused }): readonly MechanicLag[] => {
        const found = runs.get(mechanicId);
        if (found === undefined) return [];
        const { launchedAt, isBegun, ...one } = found;
        const launchedOn = dayInZone(launchedAt, timeZone);
        const begun = isBegun ? 'begun' : 'notBegun';
        return [
          {
            ...{ ...one, isPaused },
            dueSince: launchedOn > startsOn ? launchedOn : startsOn,
            today: one.lastRunOn === todayOn ? 'over' : begun,
          },
        ];
      }),
    };
  },
});
