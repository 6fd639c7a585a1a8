import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { idInput } from '@/lib/domain/access/inputs';
import { decideAward } from '@/lib/domain/mechanics/decide';
import type { Spent } from '@/lib/domain/mechanics/decision';
import { occurrencesOf, progressOf } from '@/lib/domain/mechanics/kinds/registry';
import { isOpenOn } from '@/lib/domain/mechanics/occurrence';
import type { Explained } from '@/lib/domain/mechanics/results/awards-page';
import { addDays } from '@/lib/domain/shared/calendar';
import { toPoints } from '@/lib/domain/shared/points';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readToday } from '@/lib/rules/read-today';
import { readSource } from '@/lib/segments/named-segments';
import { readCandidates } from '../engine/read-candidates';
import { type LaunchedMechanic, readLaunched } from '../read-live';
import { readControl } from '../read-switches';

const YEAR_DAYS = 366;
const MOST_AWARDS = 20;
const MOST_OCCASIONS = 10;

type AwardRow = Omit<Explained['awards'][number], 'points'> & { readonly points: bigint };

async function readAwards(read: Read, ruleId: number, memberId: number) {
  const rows = await read<AwardRow[]>`
    SELECT occurrence, state, dropped, decided_on::text AS "decidedOn", points, minor, (
        SELECT o.pool FROM owed_codes o WHERE (o.member_id, o.rule_id, o.occurrence) = (a.member_id, a.rule_id, a.occurrence)
        ORDER BY o.place LIMIT 1) AS "owedBy"
    FROM awards a WHERE member_id = ${memberId} AND rule_id = ${ruleId} ORDER BY decided_on DESC, occurrence DESC LIMIT ${MOST_AWARDS}`;
  return rows.map((row) => ({ ...row, points: toPoints(row.points) }));
}

async function readName(read: Read, memberId: number): Promise<string | null> {
  const [row] = await read<{ name: string }[]>`
    SELECT trim(concat_ws(' ', p.first_name, p.last_name)) AS name FROM members m LEFT JOIN member_profiles p USING (member_id)
    WHERE m.member_id = ${memberId} AND m.status <> 'merged'`;
  return row?.name ?? null;
}

async function readSpent(read: Read, ruleId: number): Promise<Spent> {
  const [row] = await read<{ points: bigint; minor: bigint; members: number }[]>`
    SELECT points, minor, members FROM mechanic_spent WHERE rule_id = ${ruleId}`;
  const { points, minor, members } = row ?? { points: 0n, minor: 0n, members: 0 };
  return { points: toPoints(points), minor, members };
}

type Asked = {
  readonly live: LaunchedMechanic;
  readonly memberId: number;
  readonly today: { readonly todayOn: string; readonly timeZone: string };
  readonly now: Date;
};

/** What the run would decide of a member now, by the same facts and the same judge. */
async function judge(
  read: Read,
  { live, memberId, today: { todayOn, timeZone }, now }: Asked,
): Promise<Pick<Explained, 'occasions' | 'nextOn' | 'progress'> | null> {
  const run = readRowsOf(read);
  const { mechanic, mechanicId } = live;
  const control = await readControl(run);
  const spent = await readSpent(read, mechanicId);
  const source =
    mechanic.audience === null
      ? { todayOn, timeZone, named: new Map() }
      : await readSource(read, mechanic.audience, now);
  const programme =
    control.holdoutBps > 0 ? { salt: control.salt, shareBps: control.holdoutBps } : null;
  const [found] = await readCandidates(run, {
    ...{ live, memberIds: [memberId], fromOn: todayOn, on: todayOn, source, programme },
    isExplained: true,
  });
  if (found === undefined) return null;
  const { candidate, kept } = found;
  const settled = new Set(
    kept.filter((award) => award.mechanicId === mechanicId).map(({ key }) => key),
  );
  const on = (fromOn: string, throughOn: string) =>
    occurrencesOf(mechanic.occasion, candidate.facts, { fromOn, throughOn });
  const open = on(todayOn, todayOn).filter((one) => isOpenOn(one, todayOn));
  const later = on(addDays(todayOn, 1), addDays(todayOn, YEAR_DAYS))
    .map(({ dueOn }) => dueOn)
    .filter((dueOn) => dueOn > todayOn)
    .sort();
  return {
    occasions: open.slice(0, MOST_OCCASIONS).map((occurrence) => ({
      ...{ key: occurrence.key, dueOn: occurrence.dueOn, untilOn: occurrence.untilOn },
      decision: settled.has(occurrence.key)
        ? null
        : decideAward({
            ...{ live, occurrence, on: todayOn, candidate, spent },
            isSwitchedOff: control.isStopped,
          }),
    })),
    nextOn: later[0] ?? null,
    progress: progressOf(mechanic.occasion, candidate.facts, todayOn),
  };
}

/** Why a member gets something of a mechanic today, or why not: every condition that does not hold, found anew. Writes nothing. */
export const explainAward = defineQuery({
  id: 'mechanics.explain',
  permission: 'rules.read',
  input: z.object({
    ruleId: idInput,
    memberId: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  }),
  run: async ({ read, input: { ruleId, memberId }, now }): Promise<Explained> => {
    const today = await readToday(read, now);
    const name = await readName(read, memberId);
    const nobody = { memberId, name: name ?? '', occasions: [], nextOn: null };
    const nothing = { ...nobody, progress: null, awards: [] };
    if (name === null) return { ...nothing, outcome: 'unknown' };
    const awards = await readAwards(read, ruleId, memberId);
    const launched = await readLaunched(readRowsOf(read), { on: today.todayOn });
    const live = launched.find(({ mechanicId }) => mechanicId === ruleId);
    if (live === undefined) return { ...nothing, awards, outcome: 'notLaunched' };
    const judged = await judge(read, { live, memberId, today, now });
    return { ...nothing, ...judged, awards, outcome: judged === null ? 'unknown' : 'judged' };
  },
});
