import 'server-only';
import { z } from 'zod';
import type { ListedMechanic } from '@/lib/domain/mechanics/mechanic-page';
import { mechanicStateOn } from '@/lib/domain/mechanics/states';
import type { ShownVersion } from '@/lib/domain/rules/rule-page';
import { listedRule } from '@/lib/domain/rules/standing';
import { toPoints } from '@/lib/domain/shared/points';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readToday } from '@/lib/rules/read-today';
import {
  shownVersion,
  VERSION_COLUMNS,
  VERSION_TABLES,
  type VersionRow,
} from '@/lib/rules/version-rows';
import { type MechanicSwitches, SWITCH_COLUMNS } from '../read-switches';

type SpentRow = MechanicSwitches & {
  readonly ruleId: number;
  readonly points: string;
  readonly minor: string;
  readonly members: number;
  readonly awards: number;
  readonly heldOut: number;
};

const SPENT = `
  SELECT r.rule_id AS "ruleId", ${SWITCH_COLUMNS}, coalesce(p.points, 0)::text AS points, coalesce(p.minor, 0)::text AS minor,
    coalesce(p.members, 0) AS members, coalesce(d.given, 0) AS awards, coalesce(d.held_out, 0) AS "heldOut"
  FROM rules r LEFT JOIN mechanic_switches s USING (rule_id) LEFT JOIN mechanic_spent p USING (rule_id)
  LEFT JOIN LATERAL (
    SELECT sum(given + waiting)::int AS given, sum(held_out)::int AS held_out FROM mechanic_days WHERE rule_id = r.rule_id) d ON true
  WHERE r.kind = 'mechanic'`;

const NEVER: SpentRow = {
  ruleId: 0,
  isLaunched: false,
  isPaused: false,
  isArchived: false,
  salt: 0,
  version: 0,
  points: '0',
  minor: '0',
  members: 0,
  awards: 0,
  heldOut: 0,
};

function listedMechanic(
  versions: readonly [ShownVersion, ...ShownVersion[]],
  { head, row, todayOn }: { head: VersionRow; row: SpentRow; todayOn: string },
): ListedMechanic | null {
  const { ruleId, nameEn, nameRu } = head;
  const listed = listedRule({ ruleId, kind: 'mechanic', nameEn, nameRu }, versions, todayOn);
  if (listed === null) return null;
  const { members, awards, heldOut } = row;
  return {
    ...listed,
    kind: 'mechanic',
    state: mechanicStateOn(versions, row, todayOn),
    switchVersion: row.version,
    spent: {
      points: toPoints(BigInt(row.points)),
      minor: BigInt(row.minor),
      members,
      awards,
      heldOut,
    },
  };
}

/** Every mechanic (rules of a programme are at most 500), the newest first, with how it stands and what it gave. */
export const listMechanics = defineQuery({
  id: 'mechanics.list',
  permission: 'rules.read',
  input: z.object({}),
  run: async ({ read, actor, now }) => {
    const { todayOn, timeZone, currency } = await readToday(read, now);
    const versions = await read<VersionRow[]>`
      SELECT ${read.unsafe(VERSION_COLUMNS)} FROM ${read.unsafe(VERSION_TABLES)}
      WHERE r.kind = 'mechanic' ORDER BY r.rule_id DESC, v.no DESC`;
    const rows = await readRowsOf(read)<SpentRow>(SPENT, []);
    const readerId = actor.kind === 'user' ? actor.userId : null;
    const mechanics = [...Map.groupBy(versions, ({ ruleId }) => ruleId).values()].flatMap(
      (ofRule): readonly ListedMechanic[] => {
        const [head] = ofRule;
        const [first, ...others] = ofRule.map((one) => shownVersion(one, readerId));
        if (head === undefined || first === undefined) return [];
        const row = rows.find(({ ruleId }) => ruleId === head.ruleId) ?? NEVER;
        const listed = listedMechanic([first, ...others], { head, row, todayOn });
        return listed === null ? [] : [listed];
      },
    );
    return { mechanics, todayOn, timeZone, currency };
  },
});
