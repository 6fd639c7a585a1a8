import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../shared/calendar';
import { toPoints } from '../../shared/points';
import type { Ladder, LadderJson } from '../ladder';
import { type DayFact, plusMeasure, replayStanding } from '../replay';
import { countedFromAtNight, NOTHING, type Standing, standingByNight } from '../standing';
import { ladderFrom } from '../testing/ladders';
import { MemberBaseBuilder } from './member-base';
import { NightsPlayer, PlayedMembers } from './play-base';

const FIRST_ON = '2025-01-01';
const KNOWN_ON = '2026-11-20';
const FROM_NIGHT = addDays(KNOWN_ON, 1);
const DAYS = 688;
const MEMBERS = 12;

const anyLadder = fc
  .record({
    measured: fc.oneof(
      fc.record({
        window: fc.constantFrom<LadderJson['window'][]>(
          { kind: 'calendarYear' },
          { kind: 'anniversary' },
          { kind: 'rolling', months: 3 },
        ),
        validity: fc.constantFrom('thisPeriod' as const, 'nextPeriod' as const),
      }),
      fc.record({
        window: fc.integer({ min: 1, max: 13 }).map((months) => ({
          ...{ kind: 'rolling' as const, months },
        })),
        validity: fc.constant('window' as const),
      }),
    ),
    downgrade: fc.constantFrom('toEarned' as const, 'oneStep' as const, 'requalify' as const),
    graceDays: fc.constantFrom(0, 1, 30),
    landingMonths: fc.constantFrom(0, 0, 2),
    from: fc.constantFrom([0, 100, 300], [50, 100], [0, 80, 120, 400]),
  })
  .map(({ measured, from, ...settings }) => ladderFrom(from, { ...measured, ...settings }));

const anyFact = fc.record({
  on: fc.nat(DAYS).map((place) => addDays(FIRST_ON, place)),
  spend: fc.integer({ min: -5_000, max: 30_000 }).map(BigInt),
  receipts: fc.constant(1),
  points: fc.constant(toPoints(0n)),
});
const anyMember = fc.record({
  joinedOn: fc.nat(DAYS).map((place) => addDays(FIRST_ON, place)),
  facts: fc
    .array(anyFact, { maxLength: 9 })
    .map((facts) => facts.toSorted((a, b) => (a.on < b.on ? -1 : 1))),
});

const summed = (facts: readonly DayFact[], fromOn: string) =>
  facts.filter(({ on }) => on >= fromOn).reduce(plusMeasure, NOTHING);

/** What a night measures of who stands so. */
function measuresIn(
  ladder: Ladder,
  { joinedOn, facts }: { readonly joinedOn: string; readonly facts: readonly DayFact[] },
  { night, standing }: { readonly night: string; readonly standing: Standing },
) {
  const fromOn = countedFromAtNight(ladder, { joinedOn }, { night, standing });
  const { graceFromOn } = standing;
  const grace = graceFromOn === null ? NOTHING : summed(facts, graceFromOn);
  return { window: summed(facts, fromOn), grace };
}

it('nights to come, played at once for a base, make of each member what each night makes of them alone', () => {
  fc.assert(
    fc.property(
      fc.array(anyMember, { minLength: MEMBERS, maxLength: MEMBERS }),
      fc.record({ before: anyLadder, ladder: anyLadder, days: fc.integer({ min: 1, max: 420 }) }),
      (members, { before, ladder, days }) => {
        const throughNight = addDays(FROM_NIGHT, days - 1);
        const nights = { ladder, fromNight: FROM_NIGHT, throughNight, knownOn: KNOWN_ON };
        const builder = new MemberBaseBuilder(ladder.bases, MEMBERS);
        const stood = members.map((member, place) => {
          const { standing } = replayStanding({
            versions: [{ startsOn: FIRST_ON, ladder: before }],
            ...{ facts: member.facts, climber: member, throughOn: KNOWN_ON },
          });
          const measures = measuresIn(ladder, member, { night: FROM_NIGHT, standing });
          const memberId = place + 1;
          builder.add({ memberId, joinedOn: member.joinedOn, standing, floors: [], measures });
          return standing;
        });
        const player = new NightsPlayer(nights, builder.finish());
        members.forEach(({ facts }, place) => {
          const { window } = ladder;
          const fromOn = countedFromAtNight(
            ladder,
            { joinedOn: FIRST_ON },
            { night: FROM_NIGHT, standing: { ...(stood[place] as Standing), countsFromOn: null } },
          );
          const leaving = facts.filter(({ on }) => on >= fromOn);
          if (window.kind === 'rolling' && leaving.length > 0) player.leave(place + 1, leaving);
        });
        const played = new PlayedMembers();
        played.add(player.finish());
        members.forEach((member, place) => {
          let standing = stood[place] as Standing;
          for (let night = FROM_NIGHT; night <= throughNight; night = addDays(night, 1)) {
            const measures = measuresIn(ladder, member, { night, standing });
            standing = standingByNight(ladder, member, { night, standing, measures });
          }
          expect(played.standingOf(place + 1) ?? stood[place]).toEqual(standing);
        });
      },
    ),
    { numRuns: 150 },
  );
});
