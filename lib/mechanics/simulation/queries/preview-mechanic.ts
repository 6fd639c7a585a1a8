import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { idInput } from '@/lib/domain/access/inputs';
import type { AwardOf } from '@/lib/domain/mechanics/books';
import { type Mechanic, mechanicSchema } from '@/lib/domain/mechanics/definition';
import { kindOf, occurrencesOf } from '@/lib/domain/mechanics/kinds/registry';
import type { Days } from '@/lib/domain/mechanics/occurrence';
import { PREVIEW_DAYS, type PreviewLine, previewOf } from '@/lib/domain/mechanics/preview';
import type { MechanicPreview, ShownLine } from '@/lib/domain/mechanics/simulation/shown-preview';
import type { WithName } from '@/lib/domain/mechanics/simulation/simulation-input';
import { addDays } from '@/lib/domain/shared/calendar';
import { toPoints } from '@/lib/domain/shared/points';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readToday } from '@/lib/rules/read-today';
import { namesOf } from '@/lib/tiers/simulation/names-of';
import { findCandidates } from '../../facts/find-candidates';
import { readFacts } from '../../facts/read-facts';
import { readBeside } from '../read-mechanics';
import { readSlice } from '../read-slice';
import { replayedOf, sourcesOf } from '../replay-history';

type AwardRow = Omit<AwardOf, 'points' | 'minor'> & {
  readonly points: string;
  readonly minor: string;
};

/** Members that are shown beside the one who was chosen. */
const SOME = 5;
/** So many are drawn from for them. */
const DRAWN = 200;
const MOST_LINES = 200;

type AskedDays = {
  readonly mechanic: Mechanic;
  readonly days: Days;
  readonly todayOn: string;
  readonly timeZone: string;
};

/** A few members for whom it is due on some of the days. */
async function someDue(
  read: Read,
  { mechanic: { occasion }, days, todayOn, timeZone }: AskedDays,
): Promise<readonly number[]> {
  const run = readRowsOf(read);
  const memberIds = await findCandidates(run, {
    ...{ occasion, days, timeZone, todayOn, most: DRAWN },
    whose: { fromId: 1, throughId: Number.MAX_SAFE_INTEGER },
  });
  const facts = await readFacts(run, {
    ...{ whose: { memberIds }, names: kindOf(occasion).reads, ...days, timeZone },
  });
  return [...facts.values()]
    .filter((known) => occurrencesOf(occasion, known, days).length > 0)
    .slice(0, SOME)
    .map(({ memberId }) => memberId);
}

/** What members were given before, by any mechanic: rests and groups go on from it. */
async function readAwards(read: Read, memberIds: readonly number[]): Promise<readonly AwardOf[]> {
  const rows = await read<AwardRow[]>`
    SELECT member_id::float8 AS "memberId", rule_id AS "mechanicId", occurrence AS key, decided_on::text AS "on",
      group_name AS "group", points::text AS points, minor::text AS minor
    FROM awards WHERE member_id = ANY(${[...memberIds]}::bigint[]) AND state <> 'heldOut' ORDER BY decided_on, decided_at`;
  return rows.map(({ points, minor, ...row }) => ({
    ...row,
    points: toPoints(BigInt(points)),
    minor: BigInt(minor),
  }));
}

function shownLine(line: PreviewLine, name: (memberId: number) => WithName): ShownLine {
  const { on, mechanicId, memberId, did, beginsAt, notes } = line;
  return {
    ...{ on, ruleId: mechanicId, did, notes },
    member: { memberId, ...name(memberId) },
    points: 'points' in line ? String(line.points) : null,
    reason: line.did === 'refused' ? (line.failed[0]?.condition ?? null) : null,
    beginsAt: beginsAt.toISOString(),
  };
}

/**
 * What a draft and the mechanics that run will give whom on each of the next 400 days, by what is known now and if nobody buys meanwhile: of
 * the member that is named, and of a few for whom it is due. Nothing is written. Throws `not_found`, `invalid_input`.
 */
export const previewMechanic = defineQuery({
  id: 'mechanics.preview',
  permission: 'rules.read',
  input: z.object({
    ruleId: idInput.nullable().default(null),
    draft: mechanicSchema,
    memberId: idInput.nullable().default(null),
  }),
  run: async ({ read, input, actor, now }): Promise<MechanicPreview> => {
    const { ruleId, draft: mechanic } = input;
    const { todayOn, timeZone, currency } = await readToday(read, now);
    const days = { fromOn: todayOn, throughOn: addDays(todayOn, PREVIEW_DAYS - 1) };
    const asked = { mechanic, days, todayOn, timeZone };
    const beside = await readBeside(read, ruleId, todayOn);
    const some = await someDue(read, asked);
    const chosen = input.memberId === null ? [] : [input.memberId];
    const memberIds = [...new Set([...chosen, ...some])];
    const replayed = replayedOf({ ruleId, beside, isSample: false, hasBudgets: true, ...asked });
    const sources = await sourcesOf(read, replayed, { todayOn, timeZone, isSample: false });
    const slice = await readSlice(read, memberIds, {
      ...{ replayed, programme: beside.programme, days, timeZone, sources },
    });
    const lines = previewOf({
      before: await readAwards(read, memberIds),
      mechanics: replayed.map(({ live }) => live),
      members: slice.members,
      fromOn: todayOn,
      zone: timeZone,
    }).slice(0, MOST_LINES);
    const names = await namesOf(read, actor, memberIds);
    return {
      ...days,
      timeZone,
      currency,
      lines: lines.map((line) => shownLine(line, names)),
      others: beside.others.map(({ ruleId: id, nameEn, nameRu }) => ({
        ...{ ruleId: id, nameEn, nameRu },
      })),
    };
  },
});
