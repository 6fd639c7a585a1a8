import 'server-only';
import { RFM_GROUPS, scoreCodesOf } from '@/lib/domain/analytics/rfm-groups';
import { STORED_WINDOW_DAYS } from '@/lib/domain/analytics/rfm-settings';
import type { ResultPart, ResultWindow } from '@/lib/domain/mechanics/results/asked';
import { SILENCE_FROM, SILENCES } from '@/lib/domain/mechanics/results/silence';
import { addDays, daysBetween } from '@/lib/domain/shared/calendar';
import type { Values } from '@/lib/tiers/engine/facts-sql';
import { bucketSql } from './bucket-sql';

/** Whose members are compared: of one mechanic those it had something for, of the programme everybody. */
export type FiguresOf =
  | { readonly is: 'mechanic'; readonly ruleId: number }
  | { readonly is: 'programme'; readonly salt: number; readonly shareBps: number };

/** What figures of members are read by. */
export type FigurePlan = {
  readonly of: FiguresOf;
  readonly window: ResultWindow;
  readonly by: ResultPart;
  readonly todayOn: string;
  /** The day on which the first member was assigned. */
  readonly firstOn: string;
  readonly timeZone: string;
  /** Edges of the current scoring; null: there is none yet. */
  readonly edges: {
    readonly recency: readonly string[];
    readonly frequency: readonly string[];
    readonly monetary: readonly string[];
  } | null;
};

/** SQL of the part that a member `a` was of, beside their sums `b`; null where it is not known. */
type Part = { readonly join: string; readonly value: string };

function tierPart(values: Values, { timeZone }: FigurePlan): Part {
  const zone = values.bind(timeZone);
  return {
    // The first change after the assignment says which tier there was before; without one it is that of today.
    join: `LEFT JOIN member_summary s ON s.member_id = a.member_id
      LEFT JOIN (
        SELECT DISTINCT ON (o.member_id) o.member_id, c.from_tier_id FROM assigned o
        JOIN tier_changes c ON c.member_id = o.member_id AND c.happened_at >= o.assigned_on::timestamp AT TIME ZONE ${zone}
        ORDER BY o.member_id, c.happened_at, c.change_id) moved ON moved.member_id = a.member_id`,
    value: `CASE WHEN moved.member_id IS NULL THEN s.tier_id ELSE moved.from_tier_id END::text`,
  };
}

function rfmPart(values: Values, { edges }: FigurePlan): Part {
  if (edges === null) return { join: '', value: 'NULL::text' };
  const scores = RFM_GROUPS.flatMap((group) =>
    scoreCodesOf(group).map((code) => ({ code, group })),
  );
  const bind = (list: readonly string[]) => `${values.bind(list)}::numeric[]`;
  const codes = values.bind(scores.map(({ code }) => code));
  const groups = values.bind(scores.map(({ group }) => group));
  const code = `(5 - width_bucket((a.assigned_on - b.last_on)::numeric, ${bind(edges.recency)})) * 100
    + (1 + width_bucket(b.year_receipts::numeric, ${bind(edges.frequency)})) * 10
    + 1 + width_bucket(b.year_revenue::numeric, ${bind(edges.monetary)})`;
  return {
    join: `LEFT JOIN unnest(${codes}::int[], ${groups}::text[]) AS g (code, name) ON g.code = ${code}`,
    value: 'g.name',
  };
}

function silencePart(values: Values): Part {
  const names = values.bind(SILENCES);
  const from = values.bind(SILENCE_FROM.slice(1));
  const last = values.bind(SILENCES.at(-1));
  return {
    join: '',
    value: `coalesce((${names}::text[])[1 + width_bucket(a.assigned_on - b.last_on, ${from}::int[])], ${last}::text)`,
  };
}

const PARTS: Readonly<Record<ResultPart, (values: Values, plan: FigurePlan) => Part>> = {
  none: () => ({ join: '', value: 'NULL::text' }),
  tier: tierPart,
  rfm: rfmPart,
  silence: silencePart,
};

/** SQL of the members who are compared, with their arm and the day of their assignment, and of the awards that they cost. */
type Source = { readonly members: string; readonly awards: string };

function ofMechanic(values: Values, { today }: { readonly today: string }, ruleId: number): Source {
  const rule = `${values.bind(ruleId)}::int`;
  return {
    members: `SELECT member_id, arm, assigned_on FROM mechanic_arms
      WHERE rule_id = ${rule} AND arm <> 'programme' AND assigned_on <= ${today}`,
    awards: `rule_id = ${rule}`,
  };
}

/** Everybody is dealt on the day since which the programme holds back, who joined later on that day; nobody who left since is left out. */
function ofProgramme(
  values: Values,
  { today, firstOn }: { readonly today: string; readonly firstOn: string },
  { salt, shareBps }: { readonly salt: number; readonly shareBps: number },
): Source {
  const since = `${values.bind(firstOn)}::date`;
  const bucket = bucketSql('m.member_id', `${values.bind(salt)}::bigint`);
  return {
    members: `SELECT m.member_id, CASE WHEN ${bucket.value} < ${values.bind(shareBps)}::int THEN 'holdout' ELSE 'treated' END AS arm,
        greatest(m.joined_on, ${since}) AS assigned_on
      FROM members m ${bucket.join} WHERE m.status NOT IN ('prospect', 'merged') AND m.joined_on <= ${today}`,
    awards: `decided_on >= ${since}`,
  };
}

/**
 * SQL of CTEs that end with `figures`: a row for each member who was assigned, outside the programme's own holdout, with what they bought
 * from the day of their assignment on for the days of the window, and in as many days before it. Purchases of those days are read once.
 * Who did nothing has zeros. What came back of a purchase counts with the purchase; a return that names none, on its own day.
 */
export function figuresSql(values: Values, plan: FigurePlan): string {
  const { of, window, todayOn, firstOn, by } = plan;
  const today = `${values.bind(todayOn)}::date`;
  const most = window === 'since' ? daysBetween(firstOn, todayOn) + 1 : Number(window);
  const asksYear = by === 'rfm' || by === 'silence';
  const reach = asksYear ? Math.max(most, STORED_WINDOW_DAYS) : most;
  const from = `${values.bind(addDays(firstOn, -reach))}::date`;
  const year = `p.business_date >= a.assigned_on - ${STORED_WINDOW_DAYS}`;
  const days =
    window === 'since' ? `${today} - assigned_on + 1` : `${values.bind(Number(window))}::int`;
  const { join, value } = PARTS[by](values, plan);
  const own = 'p.business_date >= a.assigned_on - a.days';
  const wanted = asksYear ? `(${own} OR ${year})` : own;
  const after = 'p.business_date >= a.assigned_on';
  const before = 'p.business_date < a.assigned_on AND p.business_date >= a.assigned_on - a.days';
  const past = `p.business_date < a.assigned_on AND ${asksYear ? year : own}`;
  const net = 'p.amount_minor - p.returned_minor';
  const source =
    of.is === 'mechanic'
      ? ofMechanic(values, { today }, of.ruleId)
      : ofProgramme(values, { today, firstOn }, of);
  return `assigned AS (SELECT *, ${days} AS days FROM (${source.members}) dealt),
    bought AS (
      SELECT a.member_id,
        count(*) FILTER (WHERE NOT p.is_return AND ${after}) AS receipts, sum(${net}) FILTER (WHERE ${after}) AS revenue,
        count(*) FILTER (WHERE NOT p.is_return AND ${before}) AS receipts_before, sum(${net}) FILTER (WHERE ${before}) AS revenue_before,
        max(p.business_date) FILTER (WHERE NOT p.is_return AND ${past}) AS last_on,
        count(*) FILTER (WHERE NOT p.is_return AND ${past}) AS year_receipts, sum(${net}) FILTER (WHERE ${past}) AS year_revenue
      FROM assigned a JOIN purchases p ON p.member_id = a.member_id AND p.business_date < a.assigned_on + a.days AND ${wanted}
      WHERE p.business_date BETWEEN ${from} AND ${today} AND p.revises_id IS NULL
      GROUP BY a.member_id),
    costs AS (
      SELECT coalesce(through_member_id, member_id) AS member_id, sum(points)::bigint AS points, sum(minor)::bigint AS minor
      FROM awards WHERE ${source.awards} AND state = 'given' GROUP BY 1),
    figures AS (
      SELECT a.member_id, a.arm, a.assigned_on, ${value} AS part,
        (coalesce(b.receipts, 0) > 0)::int AS buyers, (coalesce(b.receipts_before, 0) > 0)::int AS buyers_before,
        coalesce(b.receipts, 0)::int AS receipts, coalesce(b.receipts_before, 0)::int AS receipts_before,
        coalesce(b.revenue, 0)::bigint AS revenue, coalesce(b.revenue_before, 0)::bigint AS revenue_before,
        coalesce(c.points, 0)::bigint AS points, coalesce(c.minor, 0)::bigint AS minor
      FROM assigned a LEFT JOIN bought b ON b.member_id = a.member_id LEFT JOIN costs c ON c.member_id = a.member_id ${join})`;
}
