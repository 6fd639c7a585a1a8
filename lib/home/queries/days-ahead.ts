import 'server-only';
import { z } from 'zod';
import type { Ahead, AheadRule } from '@/lib/domain/home/home';
import { addDays, daysBetween } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '@/lib/rules/read-today';

export const AHEAD_DAYS = 14;
const MOST_RULES = 12;
const LEAP_DAY = 229;

/** A day of the year as it is kept: 1231. */
const monthDay = (on: string) => Number(on.slice(5, 7)) * 100 + Number(on.slice(8));

/** Birthdays of a day; 29 February is kept on the 28th in common years, as it is by default. */
function birthdaysOf(on: string): readonly number[] {
  const isCommon = monthDay(addDays(on, 1)) !== LEAP_DAY;
  return monthDay(on) === LEAP_DAY - 1 && isCommon ? [LEAP_DAY - 1, LEAP_DAY] : [monthDay(on)];
}

type Row = AheadRule & { readonly isMechanic: boolean };

/**
 * What begins or ends within the next fourteen days, today included, with the mechanics that hold meanwhile, and how many members have their
 * birthday on each. Versions that wait for a second person are told as such. Birthdays are counted along their index alone.
 */
export const daysAhead = defineQuery({
  id: 'home.ahead',
  permission: 'rules.read',
  input: z.object({}),
  mayBeStale: true,
  run: async ({ read, now }): Promise<Ahead> => {
    const { todayOn } = await readToday(read, now);
    const lastOn = addDays(todayOn, AHEAD_DAYS - 1);
    const days = Array.from({ length: AHEAD_DAYS }, (_, place) => addDays(todayOn, place));
    const asked = days.flatMap(birthdaysOf);
    const [rows, counts] = await Promise.all([
      read<Row[]>`
        SELECT r.rule_id AS "ruleId", r.kind, r.name_en AS "nameEn", r.name_ru AS "nameRu", v.starts_on::text AS "startsOn", v.ends_on::text AS "endsOn",
          v.state = 'inReview' AS "isInReview", r.kind = 'mechanic' AS "isMechanic"
        FROM rule_versions v JOIN rules r USING (rule_id) LEFT JOIN mechanic_switches s USING (rule_id)
        WHERE v.state IN ('approved', 'inReview') AND v.starts_on <= ${lastOn}::date AND (v.ends_on IS NULL OR v.ends_on >= ${todayOn}::date)
          AND (v.starts_on > ${todayOn}::date OR v.ends_on <= ${lastOn}::date OR v.state = 'inReview'
            OR (r.kind = 'mechanic' AND s.launched_at IS NOT NULL AND s.paused_at IS NULL AND s.archived_at IS NULL))
          AND NOT EXISTS (
            SELECT FROM rule_versions o WHERE o.rule_id = v.rule_id AND o.state = 'approved' AND v.state = 'approved'
              AND o.starts_on <= ${todayOn}::date AND (o.starts_on, o.no) > (v.starts_on, v.no))
        ORDER BY (r.kind = 'mechanic') DESC, v.starts_on, r.rule_id LIMIT ${MOST_RULES}`,
      read<{ day: number; members: number }[]>`
        SELECT asked.day, (SELECT count(*)::int FROM member_profiles p WHERE p.birth_md = asked.day) AS members
        FROM unnest(${asked}::smallint[]) AS asked (day)`,
    ]);
    const members = new Map(counts.map(({ day, members: count }) => [Number(day), count]));
    return {
      days: days.map((on) => ({
        on,
        birthdays: birthdaysOf(on).reduce((sum, day) => sum + (members.get(day) ?? 0), 0),
      })),
      rules: rows
        .map(({ isMechanic: _, ...row }) => row)
        .filter(({ startsOn }) => daysBetween(startsOn, lastOn) >= 0),
    };
  },
});
