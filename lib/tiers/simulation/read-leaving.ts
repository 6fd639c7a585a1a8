import 'server-only';
import type { Read } from '@/db/read';
import { toPoints } from '@/lib/domain/shared/points';
import type { Ladder } from '@/lib/domain/tiers/ladder';
import type { DayFact } from '@/lib/domain/tiers/replay';
import { nightWindowStart } from '@/lib/domain/tiers/windows';
import { factsSql, Values } from '../engine/facts-sql';
import { cursorOf } from './cursor-of';

type Asked = {
  readonly ladder: Ladder;
  readonly timeZone: string;
  readonly fromNight: string;
  readonly throughNight: string;
};

type Row = {
  readonly memberId: number;
  readonly day: string;
  readonly spend: string;
  readonly receipts: number;
  readonly points: string;
};

async function* readRows(read: Read, asked: Asked): AsyncGenerator<Row> {
  const { ladder, timeZone, fromNight, throughNight } = asked;
  if (ladder.window.kind !== 'rolling') return;
  // The day of joining says nothing of these windows.
  const fromOn = nightWindowStart(ladder, fromNight, fromNight);
  const beforeOn = nightWindowStart(ladder, throughNight, throughNight);
  if (fromOn >= beforeOn) return;
  const values = new Values();
  const from = `${values.bind(fromOn)}::date`;
  const facts = factsSql(values, { ladder, timeZone, fromOn: from, whose: null });
  const text = `
    SELECT member_id::float8 AS "memberId", day::text AS day, sum(spend)::text AS spend, sum(receipts)::int AS receipts, sum(points)::text AS points
    FROM (${facts}) f WHERE f.day >= ${from} AND f.day < ${values.bind(beforeOn)}::date
    GROUP BY f.member_id, f.day ORDER BY f.member_id, f.day`;
  for await (const rows of cursorOf(read)(text, values.list)) yield* rows as unknown as Row[];
}

/**
 * What a rolling window holds in the first of some nights and no longer in the last, member after member, each in the order of its
 * days. Windows that are years lose nothing but all at once: of them it yields nobody.
 */
export async function* readLeaving(
  read: Read,
  asked: Asked,
): AsyncGenerator<{ readonly memberId: number; readonly facts: readonly DayFact[] }> {
  let facts: DayFact[] = [];
  let memberId: number | null = null;
  for await (const row of readRows(read, asked)) {
    if (memberId !== null && row.memberId !== memberId) {
      yield { memberId, facts };
      facts = [];
    }
    const { day, spend, receipts, points } = row;
    memberId = row.memberId;
    facts.push({ on: day, spend: BigInt(spend), receipts, points: toPoints(BigInt(points)) });
  }
  if (memberId !== null) yield { memberId, facts };
}
