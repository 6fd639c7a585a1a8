import { z } from 'zod';
import { LIFECYCLE_STAGES, PATIENCE_MIN_DAYS, RHYTHM_MIN_GAPS } from '../../analytics/lifecycle';
import { addDays, daysBetween } from '../../shared/calendar';
import { type OccasionClause, say, sayCount, sayWhen } from '../clauses';
import type { MemberFacts } from '../facts';
import {
  defineKind,
  earlier,
  type GivenBefore,
  LEFT_OUT,
  type Occurrence,
  occurrence,
  within,
} from '../occurrence';

const MOST_DAYS = 1_095;
const WHOLE_BPS = 10_000;
const BPS_OF_PERCENT = 100;
const MOST_TIMES_BPS = 100_000;
const MOST_WAITED = 20;
const days = z.number().int().min(1).max(MOST_DAYS);

const clockSchema = z.discriminatedUnion('by', [
  /** No purchase for so many days: as many ago is in. */
  z.strictObject({ by: z.literal('days'), days }),
  /** Silent beyond a part of the gaps that were usual for the member, so many times as long; who has no rhythm yet: after so many days. */
  z.strictObject({
    by: z.literal('rhythm'),
    gapsBps: z.number().int().min(1).max(WHOLE_BPS).default(9_000),
    timesBps: z.number().int().min(WHOLE_BPS).max(MOST_TIMES_BPS).default(20_000),
    otherwiseDays: days.nullable().default(null),
  }),
  /** Still buys with less than such a chance, in whole percents, by the model of purchases. */
  z.strictObject({ by: z.literal('chance'), belowPercent: z.number().int().min(1).max(99) }),
  /** Has stood at one of these stages for so many days. */
  z.strictObject({
    by: z.literal('stage'),
    stages: z.array(z.enum(LIFECYCLE_STAGES)).min(1),
    days: z.number().int().min(0).max(MOST_DAYS),
  }),
]);
type Clock = z.output<typeof clockSchema>;
type ClockOf<By extends Clock['by']> = Extract<Clock, { by: By }>;

const schema = z
  .strictObject({
    is: z.literal('reactivation'),
    lapsed: clockSchema,
    /** Who has been silent for longer is left in peace; null: nobody is. */
    mostDays: days.nullable().default(null),
    /** Who was won back is not courted again for so many days after that purchase. */
    wonBackDays: z.number().int().min(0).max(MOST_DAYS).default(90),
    /** Who so many times in a row bought only within so many days of a gift waits for gifts; 0: nobody is thought to. */
    waitsAfterGifts: z.number().int().min(0).max(MOST_WAITED).default(3),
    giftDays: days.default(30),
  })
  .refine(
    ({ lapsed, mostDays }) => lapsed.by !== 'days' || mostDays === null || mostDays >= lapsed.days,
    { path: ['mostDays'] },
  );
type Parameters = z.output<typeof schema>;

/** A silence: the latest purchase before it, and the first after it; null: it lasts. */
type Silence = {
  readonly on: string;
  readonly nextOn: string | null;
  /** Gaps between the days on which the member bought before it, in days. */
  readonly gaps: readonly number[];
};

function silencesOf({ purchases }: MemberFacts): readonly Silence[] {
  const days = [...new Set(purchases.map(({ on }) => on))].sort();
  const gaps = days.slice(1).map((on, i) => daysBetween(days[i] ?? on, on));
  return days.map((on, i) => ({ on, nextOn: days[i + 1] ?? null, gaps: gaps.slice(0, i) }));
}

/** The gap that such a part of the gaps do not exceed. */
function usualGap(gaps: readonly number[], partBps: number): number {
  const sorted = gaps.toSorted((one, other) => one - other);
  const place = Math.max(1, Math.ceil((sorted.length * partBps) / WHOLE_BPS));
  return sorted[place - 1] ?? 0;
}

function lapsedByRhythm({ gaps, on }: Silence, clock: ClockOf<'rhythm'>): string | null {
  if (gaps.length < RHYTHM_MIN_GAPS) {
    return clock.otherwiseDays === null ? null : addDays(on, clock.otherwiseDays);
  }
  const patience = Math.max(PATIENCE_MIN_DAYS, usualGap(gaps, clock.gapsBps));
  return addDays(on, Math.floor((patience * clock.timesBps) / WHOLE_BPS) + 1);
}

/** From which day on a silence is a lapse; null: it is none. */
function lapsedOn(
  silence: Silence,
  clock: Exclude<Clock, { by: 'stage' }>,
  { chances }: MemberFacts,
): string | null {
  if (clock.by === 'days') return addDays(silence.on, clock.days);
  if (clock.by === 'rhythm') return lapsedByRhythm(silence, clock);
  const scored = chances.find(({ on, percent }) => on > silence.on && percent < clock.belowPercent);
  return scored?.on ?? null;
}

const dayBefore = (on: string | null): string | null => (on === null ? null : addDays(on, -1));
const later = (one: string, other: string): string => (one > other ? one : other);

/** Each silence that became a lapse, by its latest purchase. A purchase ends it, and who came back by it is left alone for a while. */
function lapses(parameters: Parameters, facts: MemberFacts): readonly Occurrence[] {
  const { lapsed, mostDays, wonBackDays } = parameters;
  if (lapsed.by === 'stage') return stretches(lapsed, facts);
  let wonBackOn: string | null = null;
  return silencesOf(facts).flatMap((silence) => {
    const { on, nextOn } = silence;
    const begunOn = lapsedOn(silence, lapsed, facts);
    const restsOn = wonBackOn === null ? null : addDays(wonBackOn, wonBackDays);
    const isLapse = begunOn !== null && (nextOn === null || begunOn < nextOn);
    if (!isLapse) return [];
    wonBackOn = nextOn;
    const mostOn = mostDays === null ? null : addDays(on, mostDays);
    const dueOn = restsOn === null ? begunOn : later(begunOn, restsOn);
    return [occurrence({ key: on, dueOn, untilOn: earlier(dayBefore(nextOn), mostOn) })];
  });
}

/** Stretches of one stage: told again it goes on, another ends it. */
function stretches(clock: ClockOf<'stage'>, { stages }: MemberFacts): readonly Occurrence[] {
  const changes = stages.filter(({ stage }, i) => stage !== stages[i - 1]?.stage);
  return changes.flatMap(({ on, stage }, i) => {
    if (!clock.stages.includes(stage)) return [];
    const untilOn = dayBefore(changes[i + 1]?.on ?? null);
    return [occurrence({ key: on, dueOn: addDays(on, clock.days), untilOn })];
  });
}

/** Whether after each of the latest gifts, so many of them, the member bought, and only while the gift was good. */
function waitsForGifts(
  { waitsAfterGifts, giftDays }: Parameters,
  { purchases }: MemberFacts,
  given: readonly GivenBefore[],
): boolean {
  if (waitsAfterGifts === 0 || given.length < waitsAfterGifts) return false;
  return given.slice(-waitsAfterGifts).every(({ on }, i, latest) => {
    const nextOn = latest[i + 1]?.on ?? null;
    const bought = purchases.filter((one) => one.on >= on && (nextOn === null || one.on < nextOn));
    return bought.length > 0 && bought.every((one) => one.on <= addDays(on, giftDays));
  });
}

function tellClock(clock: Clock): OccasionClause {
  if (clock.by === 'days') return sayCount('mechanic.lapsed.days', clock.days);
  if (clock.by === 'chance') {
    const share = { kind: 'share', bps: clock.belowPercent * BPS_OF_PERCENT } as const;
    return say('mechanic.lapsed.chance', { share });
  }
  if (clock.by === 'rhythm') {
    return say('mechanic.lapsed.rhythm', {
      times: { kind: 'times', bps: clock.timesBps },
      share: { kind: 'share', bps: clock.gapsBps },
    });
  }
  const sentences = clock.stages.map((stage) => say(`mechanic.stage.${stage}`));
  return say('mechanic.lapsed.stage', {
    stages: { kind: 'sentences', sentences, join: 'or' },
    count: { kind: 'count', count: clock.days },
  });
}

function tellOtherwise(clock: Clock): readonly OccasionClause[] {
  if (clock.by !== 'rhythm' || clock.otherwiseDays === null) return [];
  return [sayCount('mechanic.otherwise', clock.otherwiseDays)];
}

/** A gift for coming back, once for each silence; who never bought has not lapsed. */
export const reactivation = defineKind({
  id: 'reactivation',
  wakes: 'night',
  reads: ['purchases', 'chances', 'stages'],
  schema,
  leavesOut: LEFT_OUT,
  tell: ({ lapsed, mostDays, wonBackDays, waitsAfterGifts }) => [
    tellClock(lapsed),
    ...tellOtherwise(lapsed),
    ...(mostDays === null ? [] : [sayCount('mechanic.mostSilent', mostDays)]),
    ...sayWhen(wonBackDays > 0, sayCount('mechanic.wonBack', wonBackDays)),
    ...sayWhen(waitsAfterGifts > 0, sayCount('mechanic.waiters', waitsAfterGifts)),
  ],
  occurrences: (parameters, facts, asked) => within(lapses(parameters, facts), asked),
  waitsForGifts,
});
