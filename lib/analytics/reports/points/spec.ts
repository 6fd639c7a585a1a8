import { z } from 'zod';
import { MOVEMENT_GROUPS, type MovementGroup } from '@/lib/domain/analytics/points-movements';
import { POINT_STEPS } from '@/lib/domain/analytics/points-settings';
import {
  dayParameter,
  monthParameter,
  pointFilterShape,
} from '@/lib/domain/analytics/report-parameters';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';

const MOST_POINT_VALUE_MINOR = 1_000_000;

export const pointsParameters = z.object({
  asOf: dayParameter.optional(),
  /** First day of the window; it begins with the step that this day is in. */
  from: dayParameter.optional(),
  step: z.enum(POINT_STEPS).default('month'),
  /** What one point is worth, minor units; left out: what the spending rules say. */
  pointValue: z.coerce.number().int().positive().max(MOST_POINT_VALUE_MINOR).optional(),
  ...pointFilterShape,
});

export type PointsParameters = z.output<typeof pointsParameters>;

/** What the programme owes in points: what moved, what is open, when it ends, what becomes of it. */
export const pointsSpec = defineReportSpec({
  id: 'points',
  permission: 'analytics.read',
  parameters: pointsParameters,
  facts: [
    ...columns('day', 'asOfOn', 'from'),
    ...columns('text', 'timeZone', 'periodsBy', 'pointValueSource'),
    ...columns('money', 'pointValueMinor', 'owedMinor'),
    ...columns('points', 'outstanding', 'available', 'pending', 'debt', 'opening'),
    ...columns('points', 'endsSoon', 'judgedOpen', 'stillSpent', 'stillSpentLow', 'stillSpentHigh'),
    ...columns('ratio', 'breakageShare', 'breakageLow', 'breakageHigh'),
    ...columns('count', 'finishedCohorts', 'waiting'),
  ],
  tables: [
    {
      id: 'movements',
      columns: [
        ...columns('day', 'period'),
        ...columns('points', ...MOVEMENT_GROUPS, 'closing'),
        ...columns('flag', 'isUnfinished'),
      ],
    },
    {
      id: 'bridge',
      columns: [
        ...columns('text', 'line'),
        ...columns('points', 'points'),
        ...columns('count', 'entries'),
        ...columns('points', 'after'),
      ],
    },
    {
      id: 'ends',
      columns: [
        ...columns('text', 'endsIn'),
        ...columns('points', 'points'),
        ...columns('money', 'worthMinor'),
        ...columns('ratio', 'pointsShare'),
      ],
    },
    {
      id: 'triangle',
      columns: [
        ...columns('month', 'earnedIn'),
        ...columns('points', 'issued'),
        ...columns('number', 'offset'),
        ...columns('points', 'spent'),
        ...columns('ratio', 'spentShare'),
        ...columns('flag', 'isUnfinished'),
      ],
    },
    {
      id: 'cohorts',
      columns: [
        ...columns('month', 'earnedIn'),
        ...columns('points', 'issued', 'spent', 'expired', 'open'),
        ...columns('ratio', 'spentShare', 'expiredShare', 'openShare'),
        ...columns('ratio', 'expectedShare', 'expectedLow', 'expectedHigh'),
        ...columns('flag', 'isFinished'),
      ],
    },
  ],
});

/** A figure of the report: who stands behind it. */
export type PointsCell =
  | { readonly kind: 'held'; readonly what: 'outstanding' | 'available' | 'pending' | 'debt' }
  /** In the whole window, or in the step that begins on a day. */
  | { readonly kind: 'moved'; readonly group: MovementGroup; readonly period: string | null }
  /** Open points by their end: a month, later than the months shown, over already, or never. */
  | { readonly kind: 'ends'; readonly endsIn: string }
  | {
      readonly kind: 'earned';
      readonly earnedIn: string;
      readonly use: 'issued' | 'spent' | 'expired' | 'open';
      /** Spent up to so many months after the month of earning; null: up to the as-of day. */
      readonly offset: number | null;
    };

const HELD = ['outstanding', 'available', 'pending', 'debt'] as const;
const USES = ['issued', 'spent', 'expired', 'open'] as const;
/** Open points that end beyond the months shown, that are over and not booked yet, that never end, and that end soon. */
export const END_BUCKETS = ['later', 'over', 'never', 'soon'] as const;
const OFFSET = /^\d{1,3}$/;

function parseEarned([earnedIn = '', use = '', offset, ...more]: readonly string[]) {
  const known = USES.find((one) => one === use);
  const isOffset = offset === undefined || (OFFSET.test(offset) && known === 'spent');
  if (!known || !isOffset || more.length > 0) return null;
  if (!monthParameter.safeParse(earnedIn).success) return null;
  const at = offset === undefined ? null : Number(offset);
  return { kind: 'earned', earnedIn, use: known, offset: at } as const;
}

/** Reads `debt`, `moved.redeemed.2026-05-01`, `ends.2026-12`, `earned.2026-03.spent.2`; null when it is none of that. */
export function parsePointsCell(text: string): PointsCell | null {
  const [kind, ...words] = text.split('.');
  const what = HELD.find((one) => one === kind);
  if (what) return words.length === 0 ? { kind: 'held', what } : null;
  if (kind === 'earned') return parseEarned(words);
  const [first = '', second, ...more] = words;
  if (more.length > 0) return null;
  if (kind === 'ends' && second === undefined) {
    const isKnown = END_BUCKETS.some((one) => one === first);
    return isKnown || monthParameter.safeParse(first).success ? { kind, endsIn: first } : null;
  }
  const group = MOVEMENT_GROUPS.find((one) => one === first);
  if (kind !== 'moved' || !group) return null;
  if (second !== undefined && !dayParameter.safeParse(second).success) return null;
  return { kind, group, period: second ?? null };
}
