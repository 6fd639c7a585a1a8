import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { pointValue, rulesOn, worth } from '@/lib/analytics/reports/points/point-value';
import { idInput } from '@/lib/domain/access/inputs';
import {
  besideForecast,
  type ForecastBeside,
  firstWeekOn,
  type RanDays,
  type Sums,
} from '@/lib/domain/mechanics/results/forecast-beside';
import { costOf } from '@/lib/domain/mechanics/rewards';
import type { KeptForecast } from '@/lib/domain/mechanics/simulation/forecast';
import { addDays, dayInZone } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';
import { parseDefinition } from '@/lib/rules/parse-definition';
import { readToday } from '@/lib/rules/read-today';
import { type ReadMechanic, readMechanic } from '../read-mechanic';

const WEEK_DAYS = 7;

type Week = {
  readonly place: number;
  readonly definition: string;
  /** Occasions, and everybody who was given for them. */
  readonly awards: number;
  readonly recipients: number;
};
type Reached = { readonly place: number | null; readonly members: number };

/** The forecast of the version that is told of, else the latest before it. */
async function findForecast(
  read: Read,
  { ruleId, no }: Pick<ReadMechanic, 'ruleId' | 'no'>,
): Promise<KeptForecast | null> {
  const [row] = await read<KeptForecast[]>`
    SELECT v.no, f.from_on::text AS "fromOn", f.through_on::text AS "throughOn", f.looked, f.in_force AS "inForce",
      f.is_sample AS "isSample", f.figures, f.made_at AS "madeAt"
    FROM mechanic_forecasts f JOIN rule_versions v USING (rule_version_id)
    WHERE f.rule_id = ${ruleId} AND v.no <= ${no} ORDER BY v.no DESC LIMIT 1`;
  return row ?? null;
}

/** The days on which it ran and that are over; `beganOn` null: it was not launched. */
function ranDays(
  { launchedAt, startsOn, endsOn }: ReadMechanic,
  { todayOn, timeZone }: { readonly todayOn: string; readonly timeZone: string },
): { readonly beganOn: string | null; readonly ran: RanDays | null } {
  if (launchedAt === null) return { beganOn: null, ran: null };
  const launchedOn = dayInZone(launchedAt, timeZone);
  const fromOn = launchedOn > startsOn ? launchedOn : startsOn;
  const yesterday = addDays(todayOn, -1);
  const throughOn = endsOn !== null && endsOn < yesterday ? endsOn : yesterday;
  return { beganOn: fromOn, ran: throughOn < fromOn ? null : { fromOn, throughOn } };
}

type Asked = {
  readonly ruleId: number;
  readonly forecast: KeptForecast;
  readonly ran: RanDays;
};

/** Awards that were given, taken back since or not, by week and version; what each came to follows from its version, as in the forecast. */
const readWeeks = (read: Read, { ruleId, forecast, ran }: Asked) => read<Week[]>`
  SELECT w.place, v.definition::text AS definition, w.awards, w.recipients
  FROM (
    SELECT rule_version_id, floor((decided_on - ${firstWeekOn(forecast)}::date)::numeric / ${WEEK_DAYS}::int)::int AS place,
      count(*) FILTER (WHERE through_member_id IS NULL)::int AS awards, count(*)::int AS recipients
    FROM awards WHERE rule_id = ${ruleId} AND state IN ('given', 'takenBack')
      AND decided_on BETWEEN ${ran.fromOn}::date AND ${ran.throughOn}::date
    GROUP BY 1, 2) w JOIN rule_versions v USING (rule_version_id)`;

/** Members of each week and of all days, each once. */
const readReached = (read: Read, { ruleId, forecast, ran }: Asked) => read<Reached[]>`
  SELECT place, count(DISTINCT member_id)::int AS members
  FROM (
    SELECT member_id, floor((decided_on - ${firstWeekOn(forecast)}::date)::numeric / ${WEEK_DAYS}::int)::int AS place
    FROM awards WHERE rule_id = ${ruleId} AND state IN ('given', 'takenBack') AND through_member_id IS NULL
      AND decided_on BETWEEN ${ran.fromOn}::date AND ${ran.throughOn}::date) a
  GROUP BY GROUPING SETS ((), (place))`;

/** What the awards of a week came to, by what their versions give. */
function sumWeek(members: number, weeks: readonly Week[], money: (points: bigint) => bigint): Sums {
  let sums: Sums = { members, awards: 0, points: 0n, coupons: 0, costMinor: 0n };
  for (const { definition, awards, recipients } of weeks) {
    const mechanic = parseDefinition(definition);
    if (mechanic.kind !== 'mechanic') continue;
    const each = costOf(mechanic.rewards, 1);
    const times = BigInt(recipients);
    const coupons = mechanic.rewards.filter(({ is }) => is === 'coupon').length;
    sums = {
      members,
      awards: sums.awards + awards,
      points: sums.points + each.points * times,
      coupons: sums.coupons + coupons * awards,
      costMinor: sums.costMinor + (money(each.points) + each.minor) * times,
    };
  }
  return sums;
}

async function readActual(read: Read, asked: Asked, money: (points: bigint) => bigint) {
  const [weeks, reached] = await Promise.all([readWeeks(read, asked), readReached(read, asked)]);
  const byPlace = Map.groupBy(weeks, ({ place }) => place);
  const membersOf = (place: number | null) =>
    reached.find((one) => one.place === place)?.members ?? 0;
  return {
    actual: new Map(
      [...byPlace].map(([place, own]) => [place, sumWeek(membersOf(place), own, money)]),
    ),
    reachedSoFar: membersOf(null),
  };
}

/**
 * What a mechanic was thought to do when its version was handed in, beside what it did since, week by week. Null: no forecast was kept, or
 * it was not launched. Throws `not_found`.
 */
export const mechanicForecast = defineQuery({
  id: 'mechanics.forecastBeside',
  permission: 'rules.read',
  mayBeStale: true,
  input: z.object({ ruleId: idInput }),
  run: async ({ read, input: { ruleId }, now }): Promise<ForecastBeside | null> => {
    const today = await readToday(read, now);
    const known = await readMechanic(read, { ruleId, todayOn: today.todayOn });
    const { beganOn, ran } = ranDays(known, today);
    const forecast = beganOn === null ? null : await findForecast(read, known);
    if (forecast === null || beganOn === null) return null;
    const value = pointValue(await rulesOn(read, today.todayOn), undefined);
    const found =
      ran === null
        ? { actual: new Map<number, Sums>(), reachedSoFar: 0 }
        : await readActual(read, { ruleId, forecast, ran }, (points) => worth(points, value));
    return besideForecast({ forecast, ran, beganOn, ...found });
  },
});
