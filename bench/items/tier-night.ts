import { systemActor } from '@/lib/domain/access/actor';
import { assert, present } from '@/lib/domain/shared/assert';
import { addDays } from '@/lib/domain/shared/calendar';
import type { LadderTier } from '@/lib/domain/tiers/ladder';
import { judgeClimber, judgeNight, readBatches } from '@/lib/tiers/engine/judge-night';
import { type ActiveLadder, readLadders } from '@/lib/tiers/engine/ladders';
import { readClimbers } from '@/lib/tiers/engine/measures';
import type { BenchContext, BenchItem } from '../bench-item';
import { type Measurement, timed } from '../measure';

/** The night of everything is to take no longer. */
const NIGHT_TARGET_MS = 300_000;
const TIME_ZONE = 'Europe/Moscow';
/** From Moscow's midnight on. */
const HALF_PAST_THREE = 'T00:30:00Z';
const actor = systemActor('bench');

const raised = (tier: LadderTier): LadderTier => ({
  ...tier,
  from: {
    ...tier.from,
    ...(tier.from.spend === undefined ? {} : { spend: (tier.from.spend * 5n) / 4n }),
  },
});

/** Everybody measured and judged, nothing written: a night by itself, and one of a ladder that asks a quarter more. */
async function judgedBy(
  ladder: ActiveLadder,
  night: string,
): Promise<{ judged: number; changed: number }> {
  const asked = { ruleId: ladder.ruleId, ladder: ladder.definition, timeZone: TIME_ZONE };
  let [judged, changed] = [0, 0];
  for await (const climbers of readClimbers(readBatches, { ...asked, on: night, as: 'night' })) {
    judged += climbers.length;
    changed += climbers.filter((climber) => judgeClimber(ladder, night, climber) !== null).length;
  }
  return { judged, changed };
}

/** The night after the last one that was judged: everybody on every ladder. Run again it judges the next. */
export const tierNight: BenchItem = async ({ client, members }: BenchContext) => {
  const rowsOf = async <Row extends object>(text: string, values: readonly unknown[]) =>
    (await client.query<Row>(text, [...values])).rows;
  const [last] = await rowsOf<{ night: string }>(
    'SELECT max(night)::text AS night FROM tier_nights',
    [],
  );
  const night = addDays(present(last, 'the demo has a last night').night, 1);
  const ladders = await readLadders(rowsOf, night);
  const main = present(ladders[0], 'the demo has a ladder');
  const line = (name: string, ours: number): Measurement => ({
    name,
    ours,
    reference: NIGHT_TARGET_MS,
    against: 'target of the whole night',
    unit: 'ms',
  });
  let seen = { judged: 0, changed: 0 };
  const measuring = await timed(async () => {
    seen = await judgedBy(main, night);
  });
  assert(seen.judged > members / 2, 'the ladder of the demo is for everybody');
  const { definition } = main;
  const higher = { ...main, definition: { ...definition, tiers: definition.tiers.map(raised) } };
  let moved = { judged: 0, changed: 0 };
  const draft = await timed(async () => {
    moved = await judgedBy(higher, night);
  });
  const whole = await timed(() =>
    judgeNight({
      ...{ night, timeZone: TIME_ZONE, actor, now: new Date(`${night}${HALF_PAST_THREE}`) },
      ladders: ladders.map((ladder) => ({ ladder, lastVersionId: ladder.versionId })),
    }),
  );
  const told = (count: number) => count.toLocaleString('en');
  return [
    line(
      `Everybody measured and judged (${told(seen.judged)}, ${told(seen.changed)} change)`,
      measuring,
    ),
    line(`The same by a ladder that asks a quarter more (${told(moved.changed)} change)`, draft),
    line('A night of all ladders, written', whole),
  ];
};
