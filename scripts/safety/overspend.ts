import { setTimeout as sleep } from 'node:timers/promises';
import { earn } from '@/lib/points/testing/points-desk';
import { ledgerDifferences, membersWith } from './books';
import type { Proof } from './proof';
import { type Answer, codeOf, isPassing, openTill, redeem, sql } from './till';

const CALLS = 500;
const BALANCE = 1_000;
const COST = 30;
/** More than the account can pay. */
const FEWEST_CALLS = 60;
/** Nobody is kept waiting for ever: what has no final answer by then counts as unanswered. */
const MOST_MS = 10 * 60_000;
/** Who is turned away at the door is told to come again after a second; who was let in and not served in time, after more. */
const DOOR_SECONDS = 1;
const MS_A_SECOND = 1_000;

type Till = { readonly url: string; readonly apiKey: string };

/** What became of one call and its repeats. */
type Course = {
  readonly final: Answer;
  /** Times it was turned away before anything was begun, begun and not ended in time, and not answered at all. */
  readonly atDoor: number;
  readonly late: number;
  readonly lost: number;
};

/** Comes again with the same key, when it is told to, until there is a final answer. */
async function askUntilFinal(
  till: Till,
  one: { readonly memberId: number; readonly points: string; readonly key: string },
): Promise<Course> {
  const deadline = performance.now() + MOST_MS;
  let [atDoor, late, lost] = [0, 0, 0];
  for (;;) {
    const final = await redeem(till, one);
    if (!isPassing(final) || performance.now() > deadline) return { final, atDoor, late, lost };
    if (final === null) lost += 1;
    else if (final.retryAfterSeconds === DOOR_SECONDS) atDoor += 1;
    else late += 1;
    // Spread out, so that those who were refused together do not come together.
    const seconds = final?.retryAfterSeconds ?? DOOR_SECONDS;
    await sleep(seconds * MS_A_SECOND * (0.5 + Math.random()));
  }
}

const nameOf = (answer: Answer) => `${answer?.status ?? 0} ${codeOf(answer)}`;

/** Every call again with its key: who was paid is told so in the same words, who was refused is refused. */
async function countDifferent(
  till: Till,
  memberId: number,
  asked: readonly { readonly key: string; readonly final: Answer }[],
): Promise<number> {
  let different = 0;
  const waiting = asked.values();
  const worker = async () => {
    for (const { key, final } of waiting) {
      const { final: again } = await askUntilFinal(till, { memberId, points: String(COST), key });
      const isSame =
        nameOf(final) === '201 done'
          ? again?.text === final?.text && again?.isReplayed === true
          : nameOf(again) === nameOf(final);
      if (!isSame) different += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return different;
}

async function runSeed(
  till: Till,
  { seed, memberId, calls }: { seed: number; memberId: number; calls: number },
) {
  const startedMs = performance.now();
  const asked = await Promise.all(
    Array.from({ length: calls }, async (_, nth) => {
      const key = `o${seed}-${nth}`;
      return { key, ...(await askUntilFinal(till, { memberId, points: String(COST), key })) };
    }),
  );
  const done = asked.filter(({ final }) => nameOf(final) === '201 done');
  const refused = asked.filter(({ final }) => nameOf(final) === '409 insufficient_points').length;
  const [left] = await sql<{ balance: string }>(
    'SELECT balance::text FROM point_accounts WHERE member_id = $1',
    [memberId],
  );
  const different = await countDifferent(till, memberId, asked);
  const sum = (of: 'atDoor' | 'late' | 'lost') => asked.reduce((all, one) => all + one[of], 0);
  const found = done.filter(({ final }) => final?.isReplayed).length;
  const seconds = ((performance.now() - startedMs) / MS_A_SECOND).toFixed(1);
  return {
    isRight:
      done.length === Math.floor(BALANCE / COST) &&
      refused === calls - done.length &&
      left?.balance === String((BALANCE % COST) * 100) &&
      different === 0,
    late: sum('late'),
    line: `seed ${seed}: ${done.length} succeeded, ${refused} refused with 409, ${Number(left?.balance) / 100} points left; turned away at the door ${sum('atDoor')} times, begun and not ended in time ${sum('late')}, without an answer ${sum('lost')}; ${found} had been done although told otherwise, as their key found; ${different} different when asked again; ${seconds} s`,
  };
}

/** 500 calls at once, each with a key of its own; who is told to come again does so with the same key. */
export const overspend: Proof = {
  id: 'overspend',
  proves:
    '500 redemptions at once over HTTP: exactly balance / cost succeed, the others get a typed 409',
  seeds: 20,
  servedBy: 'api',
  broken: 'an account that gains the price of one while it is spent',
  run: async ({ place, seeds, part, isBroken, say }) => {
    await place.api.start();
    const till = { url: place.api.url(), apiKey: await openTill() };
    const members = await membersWith(seeds, BALANCE);
    const calls = Math.max(part(CALLS), FEWEST_CALLS);
    let wrong = 0;
    let late = 0;
    const startedMs = performance.now();
    for (const [seed, memberId] of members.entries()) {
      const gaining = isBroken ? earn(memberId, COST) : null;
      const seen = await runSeed(till, { seed: seed + 1, memberId, calls });
      await gaining;
      say(seen.line);
      late += seen.late;
      if (!seen.isRight) wrong += 1;
    }
    const differences = await ledgerDifferences();
    const seconds = ((performance.now() - startedMs) / MS_A_SECOND).toFixed(1);
    return {
      passed: wrong === 0 && differences === 0,
      figures: `${members.length} seeds of ${calls} calls: ${wrong} with another outcome than ${Math.floor(BALANCE / COST)} done and the others 409; ${late} calls begun and not ended in time, all answered later; the doctor finds ${differences}; ${seconds} s`,
    };
  },
};
