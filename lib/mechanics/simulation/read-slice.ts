import 'server-only';
import type { Read } from '@/db/read';
import { type RfmGroup, rfmGroup } from '@/lib/domain/analytics/rfm-groups';
import { armOf, type Holdout } from '@/lib/domain/experiments/assign';
import type { LiveMechanic } from '@/lib/domain/mechanics/decide';
import { leftOutOf } from '@/lib/domain/mechanics/definition';
import type { FactName } from '@/lib/domain/mechanics/facts';
import { kindOf } from '@/lib/domain/mechanics/kinds/registry';
import type { Days, LeftOut } from '@/lib/domain/mechanics/occurrence';
import type { RunMember } from '@/lib/domain/mechanics/run';
import type { MemberGroup } from '@/lib/domain/mechanics/simulation/members-of';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import type { SegmentSource } from '@/lib/segments/compile';
import { readFacts } from '../facts/read-facts';
import { readAudience, readStanding } from '../facts/read-standing';

/** A mechanic of a replay with what deals its members into arms. */
export type Replayed = { readonly live: LiveMechanic; readonly salt: number };

export type SliceAsked = {
  readonly replayed: readonly Replayed[];
  readonly programme: Holdout | null;
  readonly days: Days;
  readonly timeZone: string;
  /** How the audience of each mechanic is read, by its id; none: everybody in force. */
  readonly sources: ReadonlyMap<number, SegmentSource>;
};

export type Slice = {
  readonly members: readonly RunMember[];
  readonly groups: ReadonlyMap<number, MemberGroup>;
};

type GroupRow = {
  readonly memberId: number;
  readonly tierId: number;
  readonly spentMinor: number;
  readonly r: number | null;
  readonly f: number | null;
  readonly m: number | null;
};

const rfmOf = ({ r, f, m }: GroupRow): RfmGroup | null =>
  r === null || f === null || m === null ? null : rfmGroup({ r, f, m });

async function readGroups(read: Read, memberIds: readonly number[]) {
  const rows = await read<GroupRow[]>`
    SELECT member_id::float8 AS "memberId", coalesce(m.tier_id, 0)::int AS "tierId", s.revenue_365_minor::float8 AS "spentMinor",
      s.r::int AS r, s.f::int AS f, s.m::int AS m
    FROM members m JOIN member_summary s USING (member_id) WHERE member_id = ANY(${[...memberIds]}::bigint[])`;
  return new Map(
    rows.map((row) => [
      row.memberId,
      { tierId: row.tierId, rfm: rfmOf(row), spentMinor: row.spentMinor },
    ]),
  );
}

/** Every fact that one of the mechanics reads; goods only where a kind looks at more than the days of purchases. */
function factsAsked(replayed: readonly Replayed[]) {
  const kinds = replayed.map(({ live }) => kindOf(live.mechanic.occasion));
  const names: readonly FactName[] = [...new Set(kinds.flatMap(({ reads }) => reads))];
  const hasGoods = kinds.some(
    ({ id, reads }) => id !== 'reactivation' && reads.includes('purchases'),
  );
  return { names, hasGoods };
}

/**
 * Some members with what is known of them up to the end of the days, as they stand now: who was suspended or in an audience on a day of the
 * past nobody wrote down.
 */
export async function readSlice(
  read: Read,
  memberIds: readonly number[],
  { replayed, programme, days, timeZone, sources }: SliceAsked,
): Promise<Slice> {
  const run = readRowsOf(read);
  const whose = { memberIds };
  const facts = await readFacts(run, { whose, ...factsAsked(replayed), ...days, timeZone });
  const reasons = [...new Set(replayed.flatMap(({ live }) => leftOutOf(live.mechanic)))];
  const standing = await readStanding(run, { whose, reasons });
  const groups = await readGroups(read, memberIds);
  const audiences = new Map<number, ReadonlySet<number>>();
  for (const { live } of replayed) {
    const source = sources.get(live.mechanicId);
    const definition = live.mechanic.audience;
    if (source === undefined || definition === null) continue;
    audiences.set(live.mechanicId, await readAudience(run, { definition, source, whose }));
  }
  const salts = new Map(replayed.map(({ live, salt }) => [live.mechanicId, { live, salt }]));
  const noneLeftOut: readonly LeftOut[] = [];
  const members = [...facts.values()].flatMap((known): readonly RunMember[] => {
    const { memberId } = known;
    const stands = standing.get(memberId);
    if (stands === undefined) return [];
    return [
      {
        facts: known,
        isSteady: true,
        isInAudience: (mechanicId) =>
          stands.isActive && (audiences.get(mechanicId)?.has(memberId) ?? true),
        leftOut: () => (stands.leftOut.length === 0 ? noneLeftOut : stands.leftOut),
        armOf: (mechanicId) => {
          const mine = salts.get(mechanicId);
          const shareBps = mine?.live.mechanic.holdoutBps ?? 0;
          return armOf(memberId, { programme, own: { salt: mine?.salt ?? 0, shareBps } });
        },
      },
    ];
  });
  return { members, groups };
}
