import 'server-only';
import { addDays } from '@/lib/domain/shared/calendar';
import { toPoints } from '@/lib/domain/shared/points';
import { KEPT_REASON } from '@/lib/domain/tiers/kept-tiers';
import type { Ladder } from '@/lib/domain/tiers/ladder';
import type { TierFloor } from '@/lib/domain/tiers/shown';
import {
  type Climber,
  type Measures,
  type Standing,
  startingStanding,
} from '@/lib/domain/tiers/standing';
import { nightWindowStart, windowStart } from '@/lib/domain/tiers/windows';
import { factsSql, sampledSql, Values } from './facts-sql';

/** A member on a ladder: how they stand, the floors over it, and what the days that count came to. */
export type MeasuredClimber = Climber & {
  readonly memberId: number;
  readonly standing: Standing;
  readonly floors: readonly TierFloor[];
  readonly measures: Measures;
};

/** Reads a statement batch after batch: a cursor of either driver. */
export type RunBatches = (
  text: string,
  values: readonly unknown[],
) => AsyncIterable<readonly Record<string, unknown>[]>;

export type ToMeasure = {
  readonly ruleId: number;
  /** Whose bases, window and lines are measured; a draft too. */
  readonly ladder: Ladder;
  readonly timeZone: string;
  /** Measured as the night before this day does, up to the day before it; `day`: up to and with the day itself. */
  readonly on: string;
  readonly as: 'night' | 'day';
  /** These alone; left out: everybody on the ladder. */
  readonly memberIds?: readonly number[];
  /** One member in 32, the same ones everywhere. */
  readonly isSample?: boolean;
  /** Whose grace begins in nights that are still to come, each from a day on: what is written down does not know it. */
  readonly graceBegun?: {
    readonly memberIds: readonly number[];
    readonly fromOns: readonly string[];
  };
};

/** Members whom a ladder judges: SQL of a condition on `m`. A ladder of a kind goes before that of everybody. */
function audienceSql(values: Values, { audience }: Ladder, { ruleId, on }: ToMeasure): string {
  if (audience === 'enrolled') {
    const day = values.bind(on);
    return `EXISTS (SELECT FROM tier_enrolments n WHERE n.member_id = m.member_id AND n.rule_id = ${values.bind(ruleId)}
      AND n.from_on <= ${day}::date AND (n.until_on IS NULL OR n.until_on >= ${day}::date))`;
  }
  if (audience !== 'everyone') return `m.kind = ${values.bind(audience)}`;
  return `m.kind NOT IN (SELECT audience FROM tiers WHERE rule_id IS NOT NULL AND NOT is_gone)`;
}

/** SQL of the first day of a member's window. */
function fromSql(values: Values, { ladder, on, as }: ToMeasure): string {
  const { window, validity } = ladder;
  if (window.kind !== 'anniversary') {
    // The day of joining says nothing of these windows.
    const from = as === 'night' ? nightWindowStart(ladder, on, on) : windowStart(window, on, on);
    return `${values.bind(from)}::date`;
  }
  const day = values.bind(as === 'night' && validity !== 'thisPeriod' ? addDays(on, -1) : on);
  const years = `extract(year FROM ${day}::date) - extract(year FROM m.joined_on)`;
  const ofYear = `(m.joined_on + make_interval(years => (${years})::int))::date`;
  const ofYearBefore = `(m.joined_on + make_interval(years => (${years} - 1)::int))::date`;
  return `CASE WHEN ${ofYear} <= ${day}::date THEN ${ofYear} ELSE ${ofYearBefore} END`;
}

const STANDING = `s.tier_id AS "tierId", s.since_on::text AS "sinceOn", s.valid_until_on::text AS "validUntilOn",
  s.grace_until_on::text AS "graceUntilOn", s.grace_from_on::text AS "graceFromOn", s.held_until_on::text AS "heldUntilOn",
  s.counts_from_on::text AS "countsFromOn"`;

/** Floors of each, and whether one of them may have let the member show a tier that they did not have. */
const FLOORS = `
  SELECT member_id, json_agg(json_build_object('tierId', tier_id, 'fromOn', from_on, 'untilOn', until_on)) AS floors,
    bool_or(reason <> '${KEPT_REASON}') AS is_given
  FROM tier_floors`;

/** Sums of columns between two days, as text: they may be greater than a JavaScript number. */
const sums = (prefix: string, condition: string) => `
  coalesce(sum(f.spend) FILTER (WHERE ${condition}), 0) AS ${prefix}_spend,
  coalesce(sum(f.receipts) FILTER (WHERE ${condition}), 0) AS ${prefix}_receipts,
  coalesce(sum(f.points) FILTER (WHERE ${condition}), 0) AS ${prefix}_points`;

/** SQL of the day from which on what clears the grace of a standing counts, and of the join that it takes. */
function graceSql(values: Values, { graceBegun }: ToMeasure): { from: string; join: string } {
  if (graceBegun === undefined || graceBegun.memberIds.length === 0) {
    return { from: 's.grace_from_on', join: '' };
  }
  const { memberIds, fromOns } = graceBegun;
  return {
    from: 'coalesce(b.from_on, s.grace_from_on)',
    join: `LEFT JOIN unnest(${values.bind(memberIds)}::bigint[], ${values.bind(fromOns)}::date[]) AS b (member_id, from_on) ON b.member_id = m.member_id`,
  };
}

/**
 * Members on a ladder with standings, floors and measures, as one statement. Those whose days are the same for all are summed
 * without asking who they are; those in grace, who begin anew or whose years are their own one by one, as are a few that are named.
 */
export function climbersSql(values: Values, asked: ToMeasure): string {
  const { ladder, ruleId, timeZone, memberIds, isSample, on, as } = asked;
  const rule = values.bind(ruleId);
  const ids = memberIds === undefined ? null : `SELECT unnest(${values.bind(memberIds)}::bigint[])`;
  const mine = (column: string) =>
    `${ids === null ? '' : ` AND ${column} IN (${ids})`}${sampledSql(column, isSample)}`;
  const toOn = `${values.bind(as === 'night' ? addDays(on, -1) : on)}::date`;
  const from = fromSql(values, asked);
  const grace = graceSql(values, asked);
  const isOneByOne = ladder.window.kind === 'anniversary' || memberIds !== undefined;
  const own = factsSql(values, {
    ladder,
    timeZone,
    fromOn: '(SELECT coalesce(min(least(from_on, grace_from_on)), current_date) FROM own)',
    whose: 'SELECT member_id FROM own',
    isSample,
  });
  const common = isOneByOne
    ? null
    : factsSql(values, { ladder, timeZone, fromOn: from, whose: null, isSample });
  return `
    WITH own AS MATERIALIZED (
      SELECT m.member_id, greatest(${from}, s.counts_from_on) AS from_on, ${grace.from} AS grace_from_on
      FROM members m LEFT JOIN tier_standings s ON s.member_id = m.member_id AND s.rule_id = ${rule} ${grace.join}
      WHERE m.member_id <> 0 AND ${isOneByOne ? 'true' : `(${grace.from} IS NOT NULL OR s.counts_from_on > ${from})`}${mine('m.member_id')}),
    own_sums AS (
      SELECT o.member_id, ${sums('window', 'f.day >= o.from_on')}, ${sums('grace', 'f.day >= o.grace_from_on')}
      FROM own o JOIN (${own}) f USING (member_id) WHERE f.day <= ${toOn} GROUP BY o.member_id)
    ${common === null ? '' : `, common_sums AS (SELECT f.member_id, ${sums('window', 'true')} FROM (${common}) f WHERE f.day <= ${toOn} GROUP BY f.member_id)`}
    SELECT m.member_id::float8 AS "memberId", m.joined_on::text AS "joinedOn", (s.member_id IS NULL) AS "isNew", ${STANDING}, f.floors, coalesce(f.is_given, false) AS "isGiven", m.tier_id AS "shownTierId",
      ${['spend', 'receipts', 'points']
        .map(
          (basis) => `
      (CASE WHEN o.member_id IS NULL THEN coalesce(${common === null ? '0' : `c.window_${basis}`}, 0) ELSE coalesce(x.window_${basis}, 0) END)::text AS "${basis}",
      coalesce(x.grace_${basis}, 0)::text AS "grace_${basis}"`,
        )
        .join(',')}
    FROM members m
    LEFT JOIN tier_standings s ON s.member_id = m.member_id AND s.rule_id = ${rule}
    LEFT JOIN own o ON o.member_id = m.member_id
    LEFT JOIN own_sums x ON x.member_id = m.member_id
    ${common === null ? '' : 'LEFT JOIN common_sums c ON c.member_id = m.member_id'}
    LEFT JOIN (${FLOORS} WHERE rule_id = ${rule}${mine('member_id')} GROUP BY member_id) f ON f.member_id = m.member_id
    WHERE m.member_id <> 0 AND m.status <> 'merged' AND m.joined_on <= ${values.bind(on)}::date
      AND ${audienceSql(values, ladder, asked)}${mine('m.member_id')}`;
}

type Row = {
  readonly memberId: number;
  readonly joinedOn: string;
  readonly isNew: boolean;
  readonly shownTierId: number | null;
  readonly floors: readonly TierFloor[] | null;
  readonly isGiven: boolean;
} & Standing &
  Record<`${'' | 'grace_'}${'spend' | 'receipts' | 'points'}`, string>;

const measureOf = (row: Row, prefix: '' | 'grace_') => ({
  spend: BigInt(row[`${prefix}spend`]),
  receipts: Number(row[`${prefix}receipts`]),
  points: toPoints(BigInt(row[`${prefix}points`])),
});

function climberOf(ladder: Ladder, row: Row): MeasuredClimber {
  const { memberId, joinedOn, floors } = row;
  const { tierId, sinceOn, validUntilOn, graceUntilOn, graceFromOn, heldUntilOn, countsFromOn } =
    row;
  return {
    memberId,
    joinedOn,
    floors: floors ?? [],
    // A tier that a floor let them show is not one that they had.
    standing: row.isNew
      ? startingStanding(ladder, row.isGiven ? null : row.shownTierId)
      : { tierId, sinceOn, validUntilOn, graceUntilOn, graceFromOn, heldUntilOn, countsFromOn },
    measures: { window: measureOf(row, ''), grace: measureOf(row, 'grace_') },
  };
}

/** Members on a ladder, batch after batch, in no order. @returns standings as they are, whatever version wrote them */
export async function* readClimbers(
  runBatches: RunBatches,
  asked: ToMeasure,
): AsyncGenerator<readonly MeasuredClimber[]> {
  const values = new Values();
  const text = climbersSql(values, asked);
  for await (const rows of runBatches(text, values.list)) {
    yield rows.map((row) => climberOf(asked.ladder, row as unknown as Row));
  }
}

/** The same of a few, at once; who is not on the ladder is left out. */
export async function measureMembers(
  run: (text: string, values: readonly unknown[]) => Promise<readonly unknown[]>,
  asked: ToMeasure & { readonly memberIds: readonly number[] },
): Promise<readonly MeasuredClimber[]> {
  const values = new Values();
  const rows = await run(climbersSql(values, asked), values.list);
  return rows.map((row) => climberOf(asked.ladder, row as Row));
}
