import { membersWith } from './books';
import type { Proof } from './proof';
import { codeOf, openTill, redeem, sql } from './till';

const DATABASE_MS = 15_000;
const API_MS = 5_000;
const JOB_MS = 60_000;
const LOOK_EVERY_MS = 50;

/** How long until it is so, looked at again and again. */
async function until(isSo: () => Promise<boolean>, mostMs: number): Promise<number> {
  const startedMs = performance.now();
  while (performance.now() - startedMs < mostMs * 2) {
    if (await isSo().catch(() => false)) break;
    await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS));
  }
  return performance.now() - startedMs;
}

/** How soon things go on after a kill. */
export const recovery: Proof = {
  id: 'recovery',
  proves:
    'database back: first success within 15 s; API within 5 s; a job taken up again within 60 s',
  seeds: 3,
  run: async ({ place, seeds }) => {
    await place.api.start();
    const apiKey = await openTill();
    const till = { url: place.api.url(), apiKey };
    const [memberId = 0] = await membersWith(1, 1_000);
    let nth = 0;
    const serves = async () => {
      nth += 1;
      return codeOf(await redeem(till, { memberId, points: '1', key: `r${nth}` })) === 'done';
    };
    await serves();
    const database: number[] = [];
    const api: number[] = [];
    const job: number[] = [];
    for (let seed = 0; seed < seeds; seed += 1) {
      await place.database.kill();
      await place.database.start();
      database.push(await until(serves, DATABASE_MS));
      await place.api.kill();
      const startedMs = performance.now();
      await place.api.start();
      await until(serves, API_MS);
      api.push(performance.now() - startedMs);
      await place.worker.start();
      await place.worker.kill();
      const beat = async () =>
        (
          await sql<{ n: number }>(
            `SELECT count(*)::int AS n FROM worker_heartbeats WHERE started_at > now() - interval '5 minutes'`,
          )
        )[0]?.n ?? 0;
      const before = await beat();
      await place.worker.start();
      job.push(await until(async () => (await beat()) > before, JOB_MS));
      await place.worker.kill();
    }
    const worst = (times: readonly number[]) => Math.max(...times);
    const told = (times: readonly number[]) => `${(worst(times) / 1000).toFixed(1)} s`;
    return {
      passed: worst(database) <= DATABASE_MS && worst(api) <= API_MS && worst(job) <= JOB_MS,
      figures: `slowest of ${seeds}: first success after the database is back ${told(database)}, API started anew to its first answer ${told(api)}, worker started anew to its first job done ${told(job)}`,
    };
  },
};
