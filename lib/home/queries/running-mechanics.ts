import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { type Budget, budgetPace, PACE_DAYS, tightest } from '@/lib/domain/home/budget-pace';
import type { RunningMechanic } from '@/lib/domain/home/home';
import type { Mechanic } from '@/lib/domain/mechanics/definition';
import { mechanicStateOn } from '@/lib/domain/mechanics/states';
import { versionOn } from '@/lib/domain/rules/standing';
import type { VersionState } from '@/lib/domain/rules/versions';
import { addDays, dayInZone } from '@/lib/domain/shared/calendar';
import { toPoints } from '@/lib/domain/shared/points';
import { defineQuery } from '@/lib/kernel/query';
import { parseDefinition } from '@/lib/rules/parse-definition';
import { readToday } from '@/lib/rules/read-today';

type Sums = {
  readonly ruleId: number;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly launchedAt: Date;
  readonly isPaused: boolean;
  readonly points: bigint;
  readonly minor: bigint;
  readonly members: number;
  readonly awards: number;
  readonly heldOut: number;
  readonly latePoints: bigint;
  readonly lateMinor: bigint;
  readonly lateMembers: number;
  readonly lastRunOn: string | null;
};

type Version = {
  readonly ruleId: number;
  readonly no: number;
  readonly state: VersionState;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly definition: string;
};

/** Sums of launched mechanics alone: a row of each day that each of them ran. */
const readSums = (read: Read, fromOn: string) => read<Sums[]>`
  SELECT r.rule_id AS "ruleId", r.name_en AS "nameEn", r.name_ru AS "nameRu", s.launched_at AS "launchedAt", s.paused_at IS NOT NULL AS "isPaused",
    coalesce(p.points, 0)::bigint AS points, coalesce(p.minor, 0)::bigint AS minor, coalesce(p.members, 0) AS members,
    coalesce(d.awards, 0) AS awards, coalesce(d.held_out, 0) AS "heldOut", coalesce(d.points, 0)::bigint AS "latePoints",
    coalesce(d.minor, 0)::bigint AS "lateMinor", coalesce(d.late, 0) AS "lateMembers",
    (SELECT max(ran_on)::text FROM mechanic_runs n WHERE n.rule_id = r.rule_id AND n.ended_at IS NOT NULL) AS "lastRunOn"
  FROM mechanic_switches s JOIN rules r USING (rule_id) LEFT JOIN mechanic_spent p USING (rule_id)
  LEFT JOIN LATERAL (
    SELECT sum(given + waiting)::int AS awards, sum(held_out)::int AS held_out,
      sum(points) FILTER (WHERE ran_on >= ${fromOn}::date) AS points, sum(minor) FILTER (WHERE ran_on >= ${fromOn}::date) AS minor,
      (sum(given + waiting) FILTER (WHERE ran_on >= ${fromOn}::date))::int AS late
    FROM mechanic_days WHERE rule_id = s.rule_id) d ON true
  WHERE s.launched_at IS NOT NULL AND s.archived_at IS NULL ORDER BY r.rule_id`;

const readVersions = (read: Read) => read<Version[]>`
  SELECT v.rule_id AS "ruleId", v.no, v.state, v.starts_on::text AS "startsOn", v.ends_on::text AS "endsOn", v.definition::text AS definition
  FROM rule_versions v JOIN mechanic_switches s USING (rule_id)
  WHERE v.state = 'approved' AND s.launched_at IS NOT NULL AND s.archived_at IS NULL ORDER BY v.no DESC`;

/** The budget that is nearest to its end, with how long it lasts. */
function budgetOf({ budget }: Mechanic, sums: Sums, todayOn: string) {
  const all: readonly (Budget & { readonly lately: bigint })[] = [
    ...(budget.points === undefined
      ? []
      : [
          {
            ...{ of: 'points' as const, spent: sums.points, most: budget.points },
            lately: sums.latePoints,
          },
        ]),
    ...(budget.minor === undefined
      ? []
      : [
          {
            ...{ of: 'minor' as const, spent: sums.minor, most: budget.minor },
            lately: sums.lateMinor,
          },
        ]),
    ...(budget.members === undefined
      ? []
      : [
          {
            ...{ of: 'members' as const, spent: BigInt(sums.members) },
            ...{ most: BigInt(budget.members), lately: BigInt(sums.lateMembers) },
          },
        ]),
  ];
  const first = tightest(all);
  const lately = all.find(({ of }) => of === first?.of)?.lately ?? 0n;
  return first === null
    ? null
    : budgetPace({ of: first.of, spent: first.spent, most: first.most }, { lately, todayOn });
}

function runningMechanic(
  sums: Sums,
  versions: readonly Version[],
  { todayOn, timeZone }: { readonly todayOn: string; readonly timeZone: string },
): readonly RunningMechanic[] {
  const { isPaused, launchedAt } = sums;
  const switches = { isLaunched: true, isPaused, isArchived: false };
  const state = mechanicStateOn(versions, switches, todayOn);
  const version = versionOn(versions, todayOn) ?? versions[0];
  const mechanic = version === undefined ? null : parseDefinition(version.definition);
  if (version === undefined || mechanic?.kind !== 'mechanic') return [];
  if (state !== 'running' && state !== 'paused' && state !== 'scheduled') return [];
  const { ruleId, nameEn, nameRu, minor, members, awards, heldOut, lastRunOn } = sums;
  const { startsOn, endsOn } = version;
  const launchedOn = dayInZone(launchedAt, timeZone);
  return [
    {
      ...{ ruleId, nameEn, nameRu, state, startsOn, endsOn, minor, members, awards, heldOut },
      ...{ lastRunOn, holdoutBps: mechanic.holdoutBps, points: toPoints(sums.points) },
      isDueSince: launchedOn > startsOn ? launchedOn : startsOn,
      budget: budgetOf(mechanic, sums, todayOn),
    },
  ];
}

/** Mechanics that were launched and are not over, with what they gave, their budget, and how long it lasts at the pace of a week. */
export const runningMechanics = defineQuery({
  id: 'home.mechanics',
  permission: 'rules.read',
  input: z.object({}),
  run: async ({ read, now }) => {
    const today = await readToday(read, now);
    const [sums, versions] = await Promise.all([
      readSums(read, addDays(today.todayOn, 1 - PACE_DAYS)),
      readVersions(read),
    ]);
    const byRule = Map.groupBy(versions, ({ ruleId }) => ruleId);
    const mechanics = sums.flatMap((one) =>
      runningMechanic(one, byRule.get(one.ruleId) ?? [], today),
    );
    return { mechanics, todayOn: today.todayOn, currency: today.currency };
  },
});
