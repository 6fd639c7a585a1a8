import 'server-only';
import type { Read } from '@/db/read';
import type { Ladder } from '@/lib/domain/tiers/ladder';
import type { Compared } from '@/lib/domain/tiers/simulation/compared';
import { judgeBase, type Outcomes } from '@/lib/domain/tiers/simulation/judge-base';
import { placeOf } from '@/lib/domain/tiers/simulation/member-base';
import type { NightsAhead } from '@/lib/domain/tiers/simulation/play-nights';
import { type SimulatedDays, simulatedDays } from '@/lib/domain/tiers/simulation/simulated-days';
import { startingStanding } from '@/lib/domain/tiers/standing';
import { type KeptBase, keptBase } from './kept-bases';
import { playAhead } from './play-ahead';
import { type Asked, type ReadBase, readBase, readYearSpend } from './read-base';
import { readOwed } from './read-owed';

/** What is asked of a simulation: a draft of a ladder, from a day on, beside what holds then. */
export type ToCompare = {
  readonly ruleId: number;
  readonly draft: Ladder;
  readonly live: Ladder | null;
  /** Nights that are judged until then, by what holds in them. */
  readonly ahead: readonly NightsAhead[];
  readonly startsOn: string;
  readonly todayOn: string;
  readonly timeZone: string;
  /** Whatever is kept is read again. */
  readonly isAnew: boolean;
};

/**
 * What of a ladder decides who is measured, what, and how those stand whom it never judged: thresholds do only where the lowest tier
 * begins or ceases to ask for something.
 */
function measuring(ladder: Ladder, days: SimulatedDays): string {
  const { audience, bases, lines, window, validity, tiers } = ladder;
  const entry = startingStanding(ladder, null).tierId;
  const tierIds = tiers.map(({ tierId }) => tierId);
  return JSON.stringify([audience, bases, lines, window, validity, entry, tierIds, days]);
}

/** Amounts of a definition do not go into JSON by themselves. */
const asText = (ladders: Pick<ToCompare, 'live' | 'ahead'>): string =>
  JSON.stringify(ladders, (_, value) => (typeof value === 'bigint' ? String(value) : value));

/** Where the live ladder has everybody of a base: judged on its own measures. */
async function liveOutcomes(
  read: Read,
  { own, asked, live }: { readonly own: ReadBase; readonly asked: Asked; readonly live: Ladder },
  days: SimulatedDays,
): Promise<Outcomes> {
  const { night } = days;
  if (measuring(live, days) === measuring(asked.ladder, asked.days)) {
    return judgeBase(own.base, live, { night, later: own.later });
  }
  const other = await readBase(read, { ...asked, ladder: live, days });
  const judged = judgeBase(other.base, live, { night, later: other.later });
  const places = { atNight: new Int8Array(own.base.size), after: new Int8Array(own.base.size) };
  own.base.memberIds.forEach((memberId, at) => {
    const place = placeOf(other.base, memberId);
    places.atNight[at] = judged.atNight[place] ?? -1;
    places.after[at] = judged.after[place] ?? -1;
  });
  return places;
}

async function readKept(read: Read, asked: ToCompare, days: SimulatedDays): Promise<KeptBase> {
  const startedMs = performance.now();
  const asOfAt = new Date();
  const { ruleId, draft, live, ahead, timeZone } = asked;
  const played = await playAhead(read, { ruleId, timeZone, ahead });
  const toRead = { ruleId, ladder: draft, days, timeZone, played };
  const [own, owed] = await Promise.all([readBase(read, toRead), readOwed(read)]);
  const yearSpend = await readYearSpend(read, own.base);
  const judged =
    live === null
      ? null
      : await liveOutcomes(read, { own, asked: toRead, live }, simulatedDays(live, asked));
  return {
    ...own,
    night: days.night,
    live: live === null || judged === null ? null : { ladder: live, outcomes: judged },
    yearSpend,
    owed,
    asOfAt,
    readMs: performance.now() - startedMs,
  };
}

/** One moment for all that is read, which takes a million members half a minute: longer than a page may ask the base. */
const OPEN = [
  'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  'SET LOCAL statement_timeout = 120000',
  "SET LOCAL work_mem = '96MB'",
];

async function readAtOnce(read: Read, asked: ToCompare, days: SimulatedDays): Promise<KeptBase> {
  const connection = await read.reserve();
  try {
    for (const statement of OPEN) await connection.unsafe(statement);
    return await readKept(connection, asked, days);
  } finally {
    await connection.unsafe('ROLLBACK').catch(() => undefined);
    connection.release();
  }
}

/**
 * Members under a draft beside the live ladder. What is read of the base is kept for some minutes: another threshold or benefit asks
 * nothing of the database.
 */
export async function compareLadders(
  read: Read,
  asked: ToCompare,
): Promise<{ readonly compared: Compared; readonly kept: KeptBase; readonly wasKept: boolean }> {
  const { ruleId, draft, live, ahead, todayOn } = asked;
  const days = simulatedDays(draft, asked);
  const key = `${ruleId} ${todayOn} ${measuring(draft, days)} ${asText({ live, ahead })}`;
  const { base: kept, wasKept } = await keptBase(
    key,
    () => readAtOnce(read, asked, days),
    asked.isAnew,
  );
  const { base, night, later, yearSpend } = kept;
  const outcomes = judgeBase(base, draft, { night, later });
  return {
    compared: { base, night, live: kept.live, draft: { ladder: draft, outcomes }, yearSpend },
    kept,
    wasKept,
  };
}
