import 'server-only';
import { z } from 'zod';
import { addDays, dayInZone, daysBetween } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';
import { type ActiveLadder, readLadders } from '../engine/ladders';

/** So many nights are told; who is further behind is played again anyway. */
const MOST_ASKED = 31;

/** Nights that are to be judged, the first first, and what judged the one before. */
export type DueNights = {
  readonly timeZone: string;
  readonly nights: readonly {
    readonly night: string;
    readonly ladders: readonly {
      readonly ladder: ActiveLadder;
      readonly lastVersionId: number | null;
    }[];
  }[];
};

/** The nights up to today that no ladder was judged in. A night waits for the one before. */
export const getDueNights = defineQuery({
  id: 'tiers.dueNights',
  permission: 'system.run',
  input: z.object({ at: z.date() }),
  run: async ({ read, input }) => {
    const run = async <Row extends object>(text: string, values: readonly unknown[]) =>
      (await read.unsafe(text, [...values] as never[])) as unknown as readonly Row[];
    const [programme] = await run<{ timeZone: string }>(
      'SELECT time_zone AS "timeZone" FROM programme',
      [],
    );
    const timeZone = programme?.timeZone ?? 'Europe/Moscow';
    const todayOn = dayInZone(input.at, timeZone);
    const last = await run<{ ruleId: number; night: string; versionId: number }>(
      `SELECT DISTINCT ON (rule_id) rule_id AS "ruleId", night::text AS night, rule_version_id AS "versionId"
       FROM tier_nights ORDER BY rule_id, tier_nights.night DESC`,
      [],
    );
    const today = await readLadders(run, todayOn);
    const begun = await run<{ ruleId: number; startsOn: string }>(
      `SELECT rule_id AS "ruleId", min(starts_on)::text AS "startsOn" FROM rule_versions
       WHERE rule_id = ANY ($1::int[]) AND state = 'approved' GROUP BY rule_id`,
      [today.map(({ ruleId }) => ruleId)],
    );
    const nextOf = ({ ruleId, startsOn }: (typeof begun)[number]) => {
      const done = last.find((one) => one.ruleId === ruleId);
      return done === undefined ? startsOn : addDays(done.night, 1);
    };
    const from = begun.map(nextOf).toSorted()[0] ?? addDays(todayOn, 1);
    const days = daysBetween(from, todayOn) + 1;
    const nights: DueNights['nights'][number][] = [];
    for (let place = Math.max(0, days - MOST_ASKED); place < days; place += 1) {
      const night = addDays(from, place);
      const inForce = await readLadders(run, night);
      const ladders = inForce
        .map((ladder) => ({ ladder, done: last.find(({ ruleId }) => ruleId === ladder.ruleId) }))
        .filter(({ done }) => done === undefined || done.night < night)
        .map(({ ladder, done }) => ({ ladder, lastVersionId: done?.versionId ?? null }));
      if (ladders.length > 0) nights.push({ night, ladders });
    }
    return { timeZone, nights };
  },
});
