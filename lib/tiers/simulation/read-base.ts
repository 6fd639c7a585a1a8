import 'server-only';
import type { Read } from '@/db/read';
import type { Ladder } from '@/lib/domain/tiers/ladder';
import type { MeasureColumns } from '@/lib/domain/tiers/simulation/columns';
import { LaterMeasures } from '@/lib/domain/tiers/simulation/later-measures';
import {
  type MemberBase,
  MemberBaseBuilder,
  placeOf,
} from '@/lib/domain/tiers/simulation/member-base';
import type { PlayedMembers } from '@/lib/domain/tiers/simulation/play-base';
import { countsNothing } from '@/lib/domain/tiers/simulation/play-nights';
import type { SimulatedDays } from '@/lib/domain/tiers/simulation/simulated-days';
import { NOTHING } from '@/lib/domain/tiers/standing';
import { readClimbers } from '../engine/measures';
import { cursorOf } from './cursor-of';
import { readLeaving } from './read-leaving';

export type Asked = {
  readonly ruleId: number;
  readonly ladder: Ladder;
  readonly days: SimulatedDays;
  readonly timeZone: string;
  /** What the nights until then make of the members. */
  readonly played: PlayedMembers;
};

/** A base with what its members measure after grace; null: there is none. */
export type ReadBase = { readonly base: MemberBase; readonly later: MeasureColumns | null };

async function countMembers(read: Read): Promise<number> {
  const [row] = await read<{ members: number }[]>`SELECT count(*)::int AS members FROM members`;
  return row?.members ?? 0;
}

type AskedNight = Omit<Asked, 'days'> & { readonly night: string; readonly knownOn: string };

/** Everybody on the ladder as one night measures them, read by the very statement of that night. */
export async function readNight(read: Read, asked: AskedNight): Promise<MemberBase> {
  const { ruleId, ladder, timeZone, played, night, knownOn } = asked;
  const builder = new MemberBaseBuilder(ladder.bases, await countMembers(read));
  const graceBegun = played.graceBegun();
  const toMeasure = { ruleId, ladder, timeZone, on: night, as: 'night', graceBegun } as const;
  for await (const members of readClimbers(cursorOf(read), toMeasure)) {
    for (const { measures, floors, ...member } of members) {
      const standing = played.standingOf(member.memberId) ?? member.standing;
      builder.add({
        ...{ ...member, standing, todayTierId: member.standing.tierId },
        floors: [...floors, ...played.floorsOf(member.memberId)],
        measures: countsNothing(standing, knownOn) ? { ...measures, window: NOTHING } : measures,
      });
    }
  }
  return builder.finish();
}

/** What the same members measure in the night that ends their grace, if they buy nothing more; null: nobody can be in grace. */
async function readLater(
  read: Read,
  { ladder, timeZone, days }: Asked,
  base: MemberBase,
): Promise<MeasureColumns | null> {
  const later = new LaterMeasures(base, ladder, days);
  const { lastNight } = later;
  if (lastNight === null) return null;
  const nights = { fromNight: days.night, throughNight: lastNight };
  for await (const { memberId, facts } of readLeaving(read, { ladder, timeZone, ...nights })) {
    const at = placeOf(base, memberId);
    if (at >= 0) later.leave(at, facts);
  }
  return later.finish();
}

/** Members of a ladder, measured for the night a draft takes effect and for the one in which grace ends. */
export async function readBase(read: Read, asked: Asked): Promise<ReadBase> {
  const { night, knownOn } = asked.days;
  const base = await readNight(read, { ...asked, night, knownOn });
  return { base, later: await readLater(read, asked, base) };
}

/** What each member of a base spent in the last year, minor units. */
export async function readYearSpend(read: Read, base: MemberBase): Promise<Float64Array> {
  const spend = new Float64Array(base.size);
  const rows = read<{ id: number; spend: number }[]>`
    SELECT member_id::float8 AS id, revenue_365_minor::float8 AS spend FROM member_summary WHERE revenue_365_minor <> 0`;
  for await (const piece of rows.cursor(10_000)) {
    for (const row of piece) {
      const at = placeOf(base, row.id);
      if (at >= 0) spend[at] = row.spend;
    }
  }
  return spend;
}
