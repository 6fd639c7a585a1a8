import { closeWritePool } from '@/db/write';
import type { UserActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { redeemPoints } from '@/lib/points/commands/redeem';
import { ledgerDifferences, membersWith } from './books';
import type { Proof } from './proof';
import { openProxy, type Weather } from './tcp-proxy';
import { openTill, sql } from './till';

const WEATHERS: readonly Weather[] = ['delay', 'blackHole', 'halfOpen', 'resetAtCommit'];
const CALLS = 12;
const MOST_MS = 10_000;

const till: UserActor = { kind: 'user', userId: 1, role: 'admin', requestId: 'safety' };

type Call = { readonly key: string; readonly ms: number; readonly done: boolean };

/** Redemptions with a network between the product and its database that delays, swallows, forgets and resets. */
export const network: Proof = {
  id: 'network',
  proves:
    'half-open, reset during COMMIT, 2 s delay, black hole: nothing hangs over 10 s, an acknowledged write is there, once',
  seeds: 1,
  servedBy: 'api',
  broken: null,
  run: async ({ place, say }) => {
    await openTill();
    const [memberId = 0] = await membersWith(1, 100_000);
    const direct = place.databaseUrl();
    const proxy = await openProxy(Number(new URL(direct).port));
    const through = new URL(direct);
    through.port = String(proxy.port);
    const lines: string[] = [];
    let wrong = 0;
    const call = async (key: string): Promise<Call> => {
      const startedMs = performance.now();
      const done = await runCommand(redeemPoints, { memberId, points: '1', key }, till).then(
        () => true,
        () => false,
      );
      return { key, ms: performance.now() - startedMs, done };
    };
    for (const weather of WEATHERS) {
      await closeWritePool();
      process.env.DATABASE_URL = through.href;
      proxy.set('fair');
      // Warm connections, which the weather then finds in the middle of their life.
      await Promise.all(Array.from({ length: 4 }, (_, nth) => call(`${weather}-warm-${nth}`)));
      proxy.set(weather);
      const calls = await Promise.all(
        Array.from({ length: CALLS }, (_, nth) => call(`${weather}-${nth}`)),
      );
      proxy.set('fair');
      const after = await call(`${weather}-after`);
      process.env.DATABASE_URL = direct;
      await closeWritePool();
      const booked = await sql<{ key: string; times: number }>(
        `SELECT key, count(*)::int AS times FROM point_entries WHERE member_id = $1 AND key LIKE $2 GROUP BY key`,
        [memberId, `${weather}-%`],
      );
      const times = new Map(booked.map((one) => [one.key, one.times]));
      const missing = [...calls, after].filter(
        ({ key, done }) => done && times.get(key) !== 1,
      ).length;
      const doubled = booked.filter((one) => one.times > 1).length;
      const slowest = Math.max(...calls.map(({ ms }) => ms));
      const line = `${weather}: ${calls.filter(({ done }) => done).length} of ${CALLS} acknowledged, slowest ${(slowest / 1000).toFixed(1)} s, ${missing} acknowledged and missing, ${doubled} doubled, fair again ${after.done ? `in ${(after.ms / 1000).toFixed(1)} s` : 'never'}`;
      say(line);
      lines.push(line);
      if (slowest > MOST_MS || missing > 0 || doubled > 0 || !after.done) wrong += 1;
    }
    await proxy.end();
    const differences = await ledgerDifferences();
    return {
      passed: wrong === 0 && differences === 0,
      figures: `${lines.join('; ')}; the doctor finds ${differences}`,
    };
  },
};
