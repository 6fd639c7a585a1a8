import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { AwardState } from '@/lib/domain/mechanics/records';
import {
  type AskedAwards,
  type AwardsPage,
  awardsInput,
  type ListedAward,
} from '@/lib/domain/mechanics/results/awards-page';
import { toPoints } from '@/lib/domain/shared/points';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '@/lib/rules/read-today';
import { headOf } from '../head-of';
import { readMechanic } from '../read-mechanic';

const PAGE_SIZE = 50;

function statesOf(state: NonNullable<AskedAwards['state']>): readonly AwardState[] {
  if (state === 'gone') return ['dropped', 'takenBack'];
  return state === 'reached' ? ['given', 'takenBack'] : [state];
}

/** Condition on `awards` for the mechanic and the days. */
function ofDays(read: Read, { ruleId, on, from = on, through = on, state }: AskedAwards): Fragment {
  const since = from === undefined ? read`true` : read`decided_on >= ${from}::date`;
  const until = through === undefined ? read`true` : read`decided_on <= ${through}::date`;
  const own = state === 'reached' ? read`through_member_id IS NULL` : read`true`;
  return read`rule_id = ${ruleId} AND ${since} AND ${until} AND ${own}`;
}

type Row = Omit<ListedAward, 'points'> & { readonly points: bigint };

/** Awards of a mechanic, the latest first, fifty a page, with how many there are of each state. Throws `not_found`. */
export const listAwards = defineQuery({
  id: 'mechanics.awards',
  permission: 'rules.read',
  input: awardsInput,
  run: async ({ read, input, now }): Promise<AwardsPage> => {
    const today = await readToday(read, now);
    const known = await readMechanic(read, { ruleId: input.ruleId, todayOn: today.todayOn });
    const { state, after } = input;
    const states = state === undefined ? null : statesOf(state);
    const inState = states === null ? read`true` : read`state = ANY (${[...states]}::text[])`;
    const beyond =
      after === undefined
        ? read`true`
        : read`(decided_on, member_id, occurrence) < (${after.on}::date, ${after.memberId}::bigint, ${after.occurrence})`;
    const [sums, [reached], rows] = await Promise.all([
      read<{ state: AwardState; awards: number }[]>`
        SELECT state, count(*)::int AS awards FROM awards WHERE ${ofDays(read, input)} GROUP BY state`,
      read<{ members: number }[]>`
        SELECT count(DISTINCT member_id)::int AS members FROM awards WHERE ${ofDays(read, input)} AND ${inState}`,
      read<Row[]>`
        SELECT a.member_id::float8 AS "memberId", trim(concat_ws(' ', p.first_name, p.last_name)) AS name, a.occurrence, a.state, a.dropped,
          a.decided_on::text AS "decidedOn", a.points, a.minor
        FROM (
          SELECT * FROM awards WHERE ${ofDays(read, input)} AND ${inState} AND ${beyond}
          ORDER BY decided_on DESC, member_id DESC, occurrence DESC LIMIT ${PAGE_SIZE + 1}) a
        LEFT JOIN member_profiles p USING (member_id) ORDER BY a.decided_on DESC, a.member_id DESC, a.occurrence DESC`,
    ]);
    const shown = rows.slice(0, PAGE_SIZE).map((row) => ({ ...row, points: toPoints(row.points) }));
    const last = shown.at(-1);
    const counted = sums.filter((sum) => states === null || states.includes(sum.state));
    return {
      head: headOf(known, today),
      counts: Object.fromEntries(sums.map((sum) => [sum.state, sum.awards])),
      total: counted.reduce((total, { awards }) => total + awards, 0),
      members: reached?.members ?? 0,
      awards: shown,
      next:
        rows.length > PAGE_SIZE && last !== undefined
          ? { on: last.decidedOn, memberId: last.memberId, occurrence: last.occurrence }
          : null,
    };
  },
});
