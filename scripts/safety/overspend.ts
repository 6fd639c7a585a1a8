import { ledgerDifferences, membersWith } from './books';
import type { Proof } from './proof';
import { type Answer, codeOf, isPassing, openTill, redeem, sql } from './till';

const CALLS = 500;
const BALANCE = 1_000;
const COST = 30;
/** How often a call that was told to come again does so; on a busy machine 500 calls take their time. */
const AGAIN = 1_000;

/** 500 calls at once, each with a key of its own; busy ones come again with the same key. */
export const overspend: Proof = {
  id: 'overspend',
  proves:
    '500 redemptions at once over HTTP: exactly balance / cost succeed, the others get a typed 409',
  seeds: 20,
  servedBy: 'api',
  broken: 'a balance that grows by the price of one while it is spent',
  run: async ({ place, seeds, say }) => {
    await place.api.start();
    const apiKey = await openTill();
    const till = { url: place.api.url(), apiKey };
    let wrong = 0;
    let busy = 0;
    const startedMs = performance.now();
    const members = await membersWith(seeds, BALANCE);
    for (const [seed, memberId] of members.entries()) {
      const one = async (nth: number): Promise<string> => {
        let answer: Answer = null;
        for (let again = 0; again < AGAIN; again += 1) {
          answer = await redeem(till, { memberId, points: String(COST), key: `o${seed}-${nth}` });
          if (!isPassing(answer)) break;
          busy += 1;
          await new Promise((wake) => setTimeout(wake, 300 + ((nth * 37) % 1_000)));
        }
        return `${answer?.status ?? 0} ${codeOf(answer)}`;
      };
      const codes = await Promise.all(Array.from({ length: CALLS }, (_, nth) => one(nth)));
      const done = codes.filter((code) => code === '201 done').length;
      const refused = codes.filter((code) => code === '409 insufficient_points').length;
      const [left] = await sql<{ balance: string }>(
        'SELECT balance::text FROM point_accounts WHERE member_id = $1',
        [memberId],
      );
      const fits = done === Math.floor(BALANCE / COST) && refused === CALLS - done;
      if (!fits || left?.balance !== String((BALANCE % COST) * 100)) {
        wrong += 1;
        say(`seed ${seed}: ${done} succeeded, ${refused} refused, ${left?.balance} left`);
      }
    }
    const differences = await ledgerDifferences();
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    return {
      passed: wrong === 0 && differences === 0,
      figures: `${seeds} seeds of ${CALLS} calls: ${wrong} with another outcome than ${Math.floor(BALANCE / COST)} done; ${busy} calls were told to come again and did; the doctor finds ${differences}; ${seconds} s`,
    };
  },
};
