import fc from 'fast-check';
import { addDays } from '../../../shared/calendar';
import { toPoints } from '../../../shared/points';
import { type Ladder, type LadderJson, ladderSchema } from '../../ladder';
import { type Measure, NO_STANDING, type Standing } from '../../standing';
import type { MeasuredMember } from '../member-base';

export const NIGHT = '2026-12-01';
const MOST_TIERS = 5;
const MOST_UNITS = 100;

const tierJson = (tierId: number, from: LadderJson['tiers'][number]['from'], points: number) => ({
  tierId,
  nameEn: `Tier ${tierId}`,
  nameRu: `Уровень ${tierId}`,
  shape: 'circle' as const,
  colour: 'slate' as const,
  from,
  benefits: points === 0 ? {} : { earning: { points: String(points), perMinor: '10000' } },
});

/** Ladders of one to five tiers by one or several bases, of every window, validity and way down. */
export const anyLadder: fc.Arbitrary<Ladder> = fc
  .record({
    bases: fc.subarray(['spend', 'receipts', 'points'] as const, { minLength: 1 }),
    match: fc.constantFrom('all' as const, 'any' as const),
    isRolling: fc.boolean(),
    own: fc.constantFrom('calendarYear' as const, 'anniversary' as const),
    validity: fc.constantFrom('window' as const, 'thisPeriod' as const, 'nextPeriod' as const),
    downgrade: fc.constantFrom('toEarned' as const, 'oneStep' as const, 'requalify' as const),
    graceDays: fc.constantFrom(0, 10, 30),
    steps: fc.uniqueArray(fc.integer({ min: 0, max: MOST_UNITS }), {
      minLength: 1,
      maxLength: MOST_TIERS,
    }),
    points: fc.array(fc.nat({ max: 7 }), { minLength: MOST_TIERS, maxLength: MOST_TIERS }),
  })
  .map(({ bases, isRolling, own, validity, steps, points, ...rest }) =>
    ladderSchema.parse({
      kind: 'tiers',
      audience: 'everyone',
      ...rest,
      bases,
      window: isRolling ? { kind: 'rolling', months: 12 } : { kind: own },
      validity: isRolling || validity !== 'window' ? validity : 'nextPeriod',
      tiers: steps
        .toSorted((one, other) => one - other)
        .map((from, place) =>
          tierJson(
            place + 1,
            {
              ...(bases.includes('spend') ? { spend: String(from * 100) } : {}),
              ...(bases.includes('receipts') ? { receipts: from } : {}),
              ...(bases.includes('points') ? { points: String(from) } : {}),
            },
            points[place] ?? 0,
          ),
        ),
    }),
  );

const measure: fc.Arbitrary<Measure> = fc
  .tuple(fc.nat({ max: 120 }), fc.nat({ max: 120 }), fc.nat({ max: 120 }))
  .map(([spend, receipts, points]) => ({
    spend: BigInt(spend * 100),
    receipts,
    points: toPoints(BigInt(points * 100)),
  }));

const daysFrom = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((days) => addDays(NIGHT, days));

const standing: fc.Arbitrary<Standing> = fc.oneof(
  fc.constant(NO_STANDING),
  fc
    .record({
      tierId: fc.option(fc.integer({ min: 1, max: MOST_TIERS })),
      sinceOn: daysFrom(-400, -1),
      validUntilOn: fc.option(daysFrom(-3, 200)),
      graceUntilOn: fc.option(daysFrom(-1, 20)),
      heldUntilOn: fc.option(daysFrom(-20, 60)),
    })
    .map((one) => ({
      ...NO_STANDING,
      ...one,
      graceFromOn: one.graceUntilOn === null ? null : addDays(NIGHT, -380),
    })),
);

const member = fc.record({
  joinedOn: daysFrom(-700, -1),
  standing,
  floors: fc.array(
    fc.record({
      tierId: fc.integer({ min: 1, max: MOST_TIERS }),
      fromOn: daysFrom(-30, 5),
      untilOn: daysFrom(0, 90),
    }),
    { maxLength: 1 },
  ),
  measures: fc.record({ window: measure, grace: measure }),
  later: measure,
  yearSpend: fc.nat({ max: 1_000_000 }),
});

export type RandomMember = MeasuredMember & { readonly later: Measure; readonly yearSpend: number };

/** Members in any state, by numbers that are neither in order nor without gaps. */
export const anyMembers: fc.Arbitrary<readonly RandomMember[]> = fc
  .array(member, { minLength: 1, maxLength: 60 })
  .chain((members) =>
    fc
      .uniqueArray(fc.integer({ min: 1, max: 5_000 }), {
        minLength: members.length,
        maxLength: members.length,
      })
      .map((ids) => members.map((one, at) => ({ ...one, memberId: ids[at] ?? 0 }))),
  );
