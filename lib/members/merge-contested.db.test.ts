import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DOCTOR_CHECKS } from '@/lib/doctor/checks';
import { runCheck } from '@/lib/doctor/run-check';
import { startImport } from '@/lib/imports/commands/start-import';
import { finish, testActor, uploadText, useOwnUploads } from '@/lib/imports/testing/import-text';
import { runCommand } from '@/lib/kernel/command';
import { anna, earn, redeem, refusal, seedPeople, sql } from '@/lib/points/testing/points-desk';
import { eraseMember } from './commands/erase-member';
import { mergeMembers } from './commands/merge-members';
import { seedRichPair, whereabouts } from './testing/rich-members';
import { seedMembers } from './testing/seed-members';

const SLOW_MS = 120_000;
const RICH = 3_000;
const KILLS = 8;
const CHECKS = [
  'cards',
  'identity-claims',
  'point-accounts',
  'point-lots',
  'orphan-purchases',
  'purchase-lines',
  'receipt-claims',
];

const merge = (survivorId: number, loserId: number) =>
  runCommand(mergeMembers, { survivorId, loserId, choices: {} }, anna);

beforeAll(async () => {
  useOwnUploads();
  await seedMembers([]);
  await sql("SELECT ensure_month_partitions('2024-01-01', '2026-12-31')");
  await sql("UPDATE analytics_state SET as_of_on = '2026-11-20'");
  await seedPeople();
});

afterEach(async () => {
  for (const check of DOCTOR_CHECKS.filter(({ id }) => CHECKS.includes(id))) {
    const { examples } = await runCheck(check, (text, parameter) =>
      sql(text, parameter === undefined ? [] : [parameter]),
    );
    expect(examples, check.proves).toEqual([]);
  }
});

/** Who stands for whom, without a circle: everybody who was merged leads to somebody who was not. */
async function standings(ids: readonly number[]) {
  return sql<{ id: number; status: string; balance: number; leadsTo: string | null }>(
    `SELECT m.member_id::float8 AS id, m.status, coalesce(p.balance, 0)::float8 / 100 AS balance, s.status AS "leadsTo"
     FROM members m LEFT JOIN point_accounts p USING (member_id) LEFT JOIN members s ON s.member_id = m.merged_into
     WHERE m.member_id = ANY ($1) ORDER BY 1`,
    [ids],
  );
}

describe('I8 merges that meet', () => {
  it('A into B, B into C and C into A at once, with a redemption of each: no circle, one who stays, no point lost', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { survivorId: a, loserId: b } = await seedRichPair(0);
      const { survivorId: c } = await seedRichPair(0);
      const ring = [a, b, c];
      const outcomes = await Promise.all([
        refusal(merge(b, a)),
        refusal(merge(c, b)),
        refusal(merge(a, c)),
        ...ring.map((id) => refusal(redeem(id, '30'))),
      ]);
      const merges = outcomes.slice(0, 3).filter((one) => one === null).length;
      const spent = outcomes.slice(3).filter((one) => one === null).length * 30;
      const found = await standings(ring);
      const merged = found.filter(({ status }) => status === 'merged');
      // Whichever two come first leave one; the third finds the one it is about merged already.
      expect(merges).toBe(2);
      expect(merged).toHaveLength(2);
      expect(merged.map(({ leadsTo }) => leadsTo)).toEqual(['active', 'active']);
      expect(found.reduce((sum, { balance }) => sum + balance, 0)).toBe(300 - spent);
    }
  });

  it('ten people merge the same two at once, either way round: one does, nine are told so', async () => {
    const { survivorId: a, loserId: b } = await seedRichPair(20);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => refusal(n % 2 === 0 ? merge(a, b) : merge(b, a))),
    );
    expect(outcomes.filter((one) => one === null)).toHaveLength(1);
    const codes = outcomes
      .filter((one) => one !== null)
      .map((one) => (one as { code: string }).code);
    expect(new Set(codes)).toEqual(new Set(['member_refused']));
    expect((await standings([a, b])).map(({ balance }) => balance).sort((x, y) => x - y)).toEqual([
      0, 200,
    ]);
  });
});

describe('a merge that dies', () => {
  let before: readonly object[];
  let after: readonly object[];
  let tookMs = 0;

  beforeAll(async () => {
    const { survivorId, loserId } = await seedRichPair(RICH);
    before = await whereabouts([survivorId, loserId]);
    const began = performance.now();
    await merge(survivorId, loserId);
    tookMs = performance.now() - began;
    after = await whereabouts([survivorId, loserId]);
    process.stderr.write(`a member with ${RICH} purchases merged in ${Math.round(tookMs)} ms\n`);
  }, SLOW_MS);

  it(`with ${RICH} purchases is quick: under 5 seconds`, () => {
    expect(tookMs).toBeLessThan(5_000);
    expect(after).toMatchObject([
      { purchases: RICH, receipts: RICH, balance: '20000' },
      { purchases: 0 },
    ]);
  });

  it(
    `is whole or not at all when its backend is ended ${KILLS} times in the middle, and is done when asked again`,
    async () => {
      const { survivorId, loserId } = await seedRichPair(RICH);
      const ids = [survivorId, loserId];
      let died = 0;
      for (let kill = 0; kill < KILLS; kill += 1) {
        const going = merge(survivorId, loserId).then(
          () => 'done',
          (error: Error) => error.name,
        );
        await sleep((tookMs * (kill + 0.5)) / KILLS);
        await sql(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'vernost-write' AND pid <> pg_backend_pid()`,
        );
        const outcome = await going;
        if (outcome === 'done') break;
        died += 1;
        const found = await whereabouts(ids);
        // A COMMIT whose answer was lost may have happened.
        expect([before, after]).toContainEqual(found);
        if (JSON.stringify(found) === JSON.stringify(after)) break;
      }
      expect(died).toBeGreaterThan(0);
      await refusal(merge(survivorId, loserId));
      expect(await whereabouts(ids)).toEqual(after);
    },
    SLOW_MS,
  );

  it(
    'is whole or not at all when its process is killed in the middle, and is done when asked again',
    async () => {
      const { survivorId, loserId } = await seedRichPair(RICH);
      const ids = [survivorId, loserId];
      let died = 0;
      for (const part of [0.2, 0.6]) {
        const child = spawn(
          process.execPath,
          [
            '--conditions=react-server',
            '--import',
            'tsx',
            'lib/members/testing/merge-until-killed.ts',
            String(survivorId),
            String(loserId),
          ],
          { env: process.env, stdio: ['ignore', 'pipe', 'ignore'] },
        );
        const ended = once(child, 'exit');
        await once(child.stdout, 'data');
        await sleep(tookMs * part);
        child.kill('SIGKILL');
        const [, signal] = await ended;
        if (signal === 'SIGKILL') died += 1;
        // The backend of the killed one may still be at its statement.
        const both = [before, after].map((one) => JSON.stringify(one));
        const found = async () => both.includes(JSON.stringify(await whereabouts(ids)));
        await expect.poll(found, { timeout: 10_000 }).toBe(true);
      }
      expect(died).toBeGreaterThan(0);
      await refusal(merge(survivorId, loserId));
      expect(await whereabouts(ids)).toEqual(after);
    },
    SLOW_MS,
  );
});

describe('I15 erasing beside an import that writes the same members', () => {
  const MAPPING = {
    kind: 'members',
    fields: {
      externalId: { column: 'id' },
      phone: { column: 'phone' },
      firstName: { column: 'first' },
      lastName: { column: 'last' },
    },
  };

  it(
    'leaves the erased number with nothing personal, whichever comes first',
    async () => {
      for (let round = 0; round < 4; round += 1) {
        const memberId = 90_000 + round;
        const phone = `+7917555${String(round).padStart(4, '0')}`;
        await seedMembers([
          { memberId, external: `ERA-${round}`, firstName: 'Зоя', lastName: 'Ерас', phone },
        ]);
        await earn(memberId, 10);
        const others = Array.from({ length: 400 }, (_, n) => `O${round}-${n},,Имя,Другой`);
        others.splice(200, 0, `ERA-${round},${phone},Зоя,Ерасова`);
        const importId = await uploadText('members', ['id,phone,first,last', ...others].join('\n'));
        await runCommand(startImport, { importId, mapping: MAPPING }, testActor);
        const erase = async () => {
          await sleep(round * 60);
          return refusal(
            runCommand(eraseMember, { memberId, reason: 'request', secondPerson: true }, anna),
          );
        };
        const [done, erased] = await Promise.all([finish(importId), erase()]);
        expect(done.state).toBe('done');
        expect(erased).toBeNull();
        const [left] = await sql(
          `SELECT m.status, (SELECT count(*)::int FROM identity_claims i WHERE i.member_id = m.member_id) AS claims,
           coalesce((SELECT concat(first_name, last_name, phone, email) FROM member_profiles p
             WHERE p.member_id = m.member_id), '') AS said
         FROM members m WHERE m.member_id = $1`,
          [memberId],
        );
        expect(left).toEqual({ status: 'anonymised', claims: 0, said: '' });
      }
    },
    SLOW_MS,
  );
});
