import 'server-only';
import type { Read } from '@/db/read';
import type { Ladder } from '@/lib/domain/tiers/ladder';
import {
  type MeasureColumns,
  measureColumns,
  putMeasure,
} from '@/lib/domain/tiers/simulation/columns';
import {
  type MemberBase,
  MemberBaseBuilder,
  placeOf,
} from '@/lib/domain/tiers/simulation/member-base';
import type { SimulatedDays } from '@/lib/domain/tiers/simulation/simulated-days';
import { readClimbers } from '../engine/measures';
import { cursorOf } from './cursor-of';

export type Asked = {
  readonly ruleId: number;
  readonly ladder: Ladder;
  readonly days: SimulatedDays;
  readonly timeZone: string;
};

/** A base with what its members measure after grace; null: there is none. */
export type ReadBase = { readonly base: MemberBase; readonly later: MeasureColumns | null };

async function countMembers(read: Read): Promise<number> {
  const [row] = await read<{ members: number }[]>`SELECT count(*)::int AS members FROM members`;
  return row?.members ?? 0;
}

/** Everybody on the ladder as one night measures them, read by the very statement of that night. */
async function readNight(
  read: Read,
  { ruleId, ladder, days, timeZone }: Asked,
): Promise<MemberBase> {
  const builder = new MemberBaseBuilder(ladder.bases, await countMembers(read));
  const asked = { ruleId, ladder, timeZone, on: days.night, as: 'night' } as const;
  for await (const members of readClimbers(cursorOf(read), asked)) {
    for (const member of members) builder.add(member);
  }
  return builder.finish();
}

/** What the same members measure in a later night, if they buy nothing more. */
async function readLater(
  read: Read,
  { ruleId, ladder, timeZone }: Asked,
  { base, on }: { readonly base: MemberBase; readonly on: string },
): Promise<MeasureColumns> {
  const columns = measureColumns(ladder.bases, base.size);
  const asked = { ruleId, ladder, timeZone, on, as: 'night' } as const;
  for await (const members of readClimbers(cursorOf(read), asked)) {
    for (const { memberId, measures } of members) {
      const at = placeOf(base, memberId);
      if (at >= 0) putMeasure(columns, at, measures.window);
    }
  }
  return columns;
}

/** Members of a ladder, measured for the night a draft takes effect and for the one in which grace ends. */
export async function readBase(read: Read, asked: Asked): Promise<ReadBase> {
  const base = await readNight(read, asked);
  const on = asked.days.fallsOn;
  return { base, later: on === null ? null : await readLater(read, asked, { base, on }) };
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
