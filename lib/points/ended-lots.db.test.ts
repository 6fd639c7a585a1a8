import { afterEach, expect, it, test } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { expireLots } from './commands/expire-lots';
import { foldPointSums } from './commands/fold-sums';
import { lapseHolds } from './commands/lapse-holds';
import { openHold } from './commands/open-hold';
import { findPointEntry } from './queries/find-entry';
import {
  anna,
  earn,
  entries,
  figures,
  ledgerDifferences,
  NOW,
  newMember,
  nextKey,
  redeem,
  sql,
  till,
} from './testing/points-desk';

const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const expire = (now: Date) => runCommand(expireLots, {}, till, { now });

/** Writes into the files of the database, as a broken disk would: no trigger is asked. */
const plant = (statement: string) =>
  sql(`SET LOCAL session_replication_role = replica; ${statement}`);

const endOf = async (memberId: number, seq: number) =>
  (await runQuery(findPointEntry, { memberId, seq }, anna))?.taken.map(({ amount, kind, seq }) => ({
    amount,
    kind,
    seq,
  }));

afterEach(async () => {
  expect(await ledgerDifferences()).toEqual([]);
});

it('of 100 with 30 spent, 70 end: the entry tells which lot, where it came from and how much, without an allocation', async () => {
  const member = await newMember();
  await earn(member, 100, { expiresAt: inDays(1).toJSON() });
  await redeem(member, '30');
  await expire(inDays(1));
  expect(await entries(member)).toEqual(['earn 100', 'redeem -30', 'expire -70']);
  expect(await endOf(member, 3)).toEqual([{ amount: 7_000n, kind: 'earn', seq: 1 }]);
  const [row] = await sql(
    `SELECT e.ended_lot_id = l.lot_id AS names, l.expired_seq AS named, l.state,
       (SELECT count(*)::int FROM point_allocations a WHERE a.member_id = $1 AND a.seq = 3) AS allocations
     FROM point_entries e JOIN point_lots l USING (member_id) WHERE e.member_id = $1 AND e.seq = 3`,
    [member],
  );
  expect(row).toEqual({ names: true, named: 3, state: 'expired', allocations: 0 });
});

it('what a hold keeps of a lot ends by a second entry: the first by an allocation, the last by name, both are told', async () => {
  const member = await newMember();
  await earn(member, 100, { expiresAt: inDays(1).toJSON() });
  const held = { memberId: member, points: '40', key: nextKey() };
  await runCommand(openHold, held, till, { now: inDays(0.999) });
  await expire(inDays(1));
  expect(await figures(member)).toBe('40');
  await runCommand(lapseHolds, {}, till, { now: inDays(3) });
  await expire(inDays(3));
  expect(await entries(member)).toEqual(['earn 100', 'expire -60', 'expire -40']);
  expect([await endOf(member, 2), await endOf(member, 3)]).toEqual([
    [{ amount: 6_000n, kind: 'earn', seq: 1 }],
    [{ amount: 4_000n, kind: 'earn', seq: 1 }],
  ]);
});

it('sums by month of end take an end of either form, folded and rebuilt alike', async () => {
  const member = await newMember();
  await earn(member, 100, { expiresAt: inDays(5).toJSON() });
  await expire(inDays(5));
  const cells = () =>
    sql(
      `SELECT grouped_by, earned_in, ends_in, kind, points::int FROM point_lot_cells WHERE kind = 'expire'
        ORDER BY 1, 2, 3`,
    );
  await runCommand(foldPointSums, {}, till);
  expect(await ledgerDifferences()).toEqual([]);
  const folded = await cells();
  await sql('SELECT rebuild_point_sums()');
  expect(await cells()).toEqual(folded);
  expect(folded.length).toBeGreaterThan(0);
});

test.each([
  ['the lot forgets its entry', 'UPDATE point_lots SET expired_seq = NULL WHERE member_id = $M'],
  ['the lot names another', 'UPDATE point_lots SET expired_seq = 1 WHERE member_id = $M'],
  [
    'the entry forgets its lot',
    'UPDATE point_entries SET ended_lot_id = NULL WHERE member_id = $M AND seq = 2',
  ],
  [
    'the entry is of less',
    `UPDATE point_entries SET amount = amount + 1, balance_after = balance_after + 1 WHERE member_id = $M AND seq = 2;
     UPDATE point_accounts SET balance = balance + 1 WHERE member_id = $M`,
  ],
])('a disk breaks what ties an end to its lot, %s: the doctor finds it', async (_, broken) => {
  const member = await newMember();
  await earn(member, 100, { expiresAt: inDays(9).toJSON() });
  await expire(inDays(9));
  const [lot] = await sql<{ id: string }>(
    'SELECT lot_id::text AS id FROM point_lots WHERE member_id = $1',
    [member],
  );
  await plant(broken.replaceAll('$M', String(member)));
  expect((await ledgerDifferences('books')).length).toBeGreaterThan(0);
  await plant(
    `UPDATE point_lots SET expired_seq = 2 WHERE member_id = ${member};
     UPDATE point_entries SET ended_lot_id = ${lot?.id}, amount = -10000, balance_after = 0 WHERE member_id = ${member} AND seq = 2;
     UPDATE point_accounts SET balance = 0 WHERE member_id = ${member}`,
  );
});

it('an end that was booked by an allocation, as before, is read, summed and compared as one that names its lot', async () => {
  const member = await newMember();
  await earn(member, 100, { expiresAt: inDays(12).toJSON() });
  await sql(
    `WITH a AS (UPDATE point_accounts SET seq = 2, balance = 0 WHERE member_id = $1 RETURNING member_id),
       l AS (UPDATE point_lots SET remaining = 0, state = 'expired' WHERE member_id = $1 RETURNING lot_id),
       t AS (INSERT INTO point_allocations SELECT $1, 2, lot_id, 10000 FROM l)
     INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key, actor,
       occurred_at, booked_at)
     SELECT $1, 2, 'expire', -10000, 0, 0, 0, 'expiry', lot_id::text, 'test', now(), now() FROM l`,
    [member],
  );
  expect(await endOf(member, 2)).toEqual([{ amount: 10_000n, kind: 'earn', seq: 1 }]);
});
