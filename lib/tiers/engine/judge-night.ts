import 'server-only';
import { readPool } from '@/db/read';
import type { SystemActor } from '@/lib/domain/access/actor';
import { isSameStanding, judgementOf } from '@/lib/domain/tiers/judged';
import { keptFloors, wouldFall } from '@/lib/domain/tiers/kept-tiers';
import { standingByNight, stepOf } from '@/lib/domain/tiers/standing';
import { runCommand } from '@/lib/kernel/command';
import {
  beginNight,
  endNight,
  keepJudged,
  layPromised,
  MOST_JUDGED,
  replayAll,
  replayDue,
  showStanding,
} from '../commands/judge';
import type { Promised } from '../floors/keep-promised';
import type { JudgedStanding } from './keep-standings';
import type { ActiveLadder } from './ladders';
import { type MeasuredClimber, type RunBatches, readClimbers } from './measures';

const BATCH = 5_000;
/** So many nights are judged one after the other; more are played again from what is known. */
export const MOST_NIGHTS = 7;

/** Batches of the read pool. */
export const readBatches: RunBatches = (text, values) =>
  readPool()
    .unsafe(text, [...values] as never[])
    .cursor(BATCH) as AsyncIterable<Record<string, unknown>[]>;

export type NightOfLadder = {
  readonly ruleId: number;
  readonly versionId: number;
  readonly judged: number;
  readonly up: number;
  readonly down: number;
  readonly grace: number;
};

/** What the night makes of a member; nothing when it changes nothing. */
export function judgeClimber(
  { definition: ladder }: Pick<ActiveLadder, 'definition'>,
  night: string,
  climber: MeasuredClimber,
): JudgedStanding | null {
  const { memberId, standing: before, measures } = climber;
  const after = standingByNight(ladder, climber, { night, standing: before, measures });
  if (isSameStanding(before, after)) return null;
  const judgement = judgementOf(ladder, { before, after });
  return { memberId, before, after, judgement, measures };
}

async function judgeLadder(
  active: ActiveLadder,
  {
    night,
    timeZone,
    isNewVersion,
    actor,
    now,
  }: { night: string; timeZone: string; isNewVersion: boolean; actor: SystemActor; now: Date },
): Promise<NightOfLadder> {
  const { ruleId, versionId, definition: ladder } = active;
  let waiting: JudgedStanding[] = [];
  const sums = { judged: 0, up: 0, down: 0, grace: 0 };
  const flush = async () => {
    const rows = waiting.toSorted((one, other) => one.memberId - other.memberId);
    waiting = [];
    if (rows.length === 0) return;
    await runCommand(keepJudged, { ruleId, versionId, night, isNewVersion, rows }, actor, { now });
  };
  const asked = { ruleId, ladder, timeZone, on: night, as: 'night' } as const;
  for await (const climbers of readClimbers(readBatches, asked)) {
    sums.judged += climbers.length;
    for (const climber of climbers) {
      const judged = judgeClimber(active, night, climber);
      if (judged === null) continue;
      const { before, after, judgement } = judged;
      const steps = stepOf(ladder, after.tierId) - stepOf(ladder, before.tierId);
      if (steps > 0) sums.up += 1;
      if (steps < 0) sums.down += 1;
      if (judgement === 'grace') sums.grace += 1;
      waiting.push(judged);
      if (waiting.length === MOST_JUDGED) await flush();
    }
  }
  await flush();
  return { ruleId, versionId, ...sums };
}

/**
 * Before the first night of a version that lets members keep a tier: who would fall from it by that night has it as a floor, before anybody
 * falls. Everybody is read once more, in such a night alone.
 */
async function keepWhoFall(
  { ladder: active, lastVersionId }: LadderOfNight,
  {
    night,
    timeZone,
    actor,
    now,
  }: { night: string; timeZone: string; actor: SystemActor; now: Date },
): Promise<void> {
  const { ruleId, versionId, definition: ladder } = active;
  const kept = keptFloors(ladder, night);
  if (kept.size === 0 || lastVersionId === versionId) return;
  let promised: Promised[] = [];
  const lay = async () => {
    const chunk = promised;
    promised = [];
    if (chunk.length === 0) return;
    await runCommand(layPromised, { ruleId, versionId, night, promised: chunk }, actor, { now });
  };
  const asked = { ruleId, ladder, timeZone, on: night, as: 'night' } as const;
  for await (const climbers of readClimbers(readBatches, asked)) {
    for (const { memberId, standing: before, ...climber } of climbers) {
      if (before.tierId === null || !kept.has(before.tierId)) continue;
      const judged = { night, standing: before, measures: climber.measures };
      const after = standingByNight(ladder, climber, judged);
      if (!wouldFall(ladder, { before, after })) continue;
      promised.push({ memberId, tierId: before.tierId });
      if (promised.length === MOST_JUDGED) await lay();
    }
  }
  await lay();
}

/** A ladder that a night judges, and the version that the night before did; null: it is its first. */
export type LadderOfNight = {
  readonly ladder: ActiveLadder;
  readonly lastVersionId: number | null;
};

/**
 * A night of all ladders: who had a past that changed is played again, then everybody is judged by the days before `night`. Each chunk
 * is a transaction; cut anywhere and begun again it comes to the same.
 */
export async function judgeNight({
  night,
  timeZone,
  ladders,
  isBehind = false,
  actor,
  signal,
  now = new Date(),
}: {
  readonly night: string;
  readonly timeZone: string;
  readonly ladders: readonly LadderOfNight[];
  /** Too many nights were missed: everybody is played again. */
  readonly isBehind?: boolean;
  readonly actor: SystemActor;
  readonly signal?: AbortSignal;
  readonly now?: Date;
}): Promise<readonly NightOfLadder[]> {
  await runCommand(beginNight, { night }, actor, { now });
  for (const one of ladders) await keepWhoFall(one, { night, timeZone, actor, now });
  if (isBehind) await runCommand(replayAll, {}, actor, { now });
  while (signal?.aborted !== true && (await runCommand(replayDue, {}, actor, { now })) > 0);
  const done: NightOfLadder[] = [];
  for (const { ladder, lastVersionId } of ladders) {
    if (signal?.aborted === true) return done;
    const isNewVersion = lastVersionId !== null && lastVersionId !== ladder.versionId;
    done.push(await judgeLadder(ladder, { night, timeZone, isNewVersion, actor, now }));
  }
  while ((await runCommand(showStanding, { night }, actor, { now })) > 0);
  await runCommand(endNight, { night, ladders: done }, actor, { now });
  return done;
}
