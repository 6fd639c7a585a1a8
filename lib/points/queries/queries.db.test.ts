import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import { wholePoints } from '@/lib/domain/shared/points';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { adjustPoints } from '../commands/adjust';
import { openHold } from '../commands/open-hold';
import { credit } from '../ledger/credit';
import { lockAccount } from '../ledger/lock-accounts';
import { statementCsv } from '../statement-csv';
import {
  anna,
  earn,
  inLedger,
  NOW,
  newMember,
  nextKey,
  redeem,
  seedPeople,
  till,
} from '../testing/points-desk';
import { findPointEntry } from './find-entry';
import { getPointsAccount } from './get-account';
import { listPointEntries } from './list-entries';
import { listEntriesAsOf, readEntriesAsOf } from './list-entries-as-of';

const analyst: UserActor = { kind: 'user', userId: 904, role: 'analyst', requestId: 'analyst' };
const at = { now: NOW };

let member = 0;
beforeAll(async () => {
  await seedPeople();
  member = await newMember();
  // Ends with 9 December, 10 December and 27 December in Moscow; NOW is 27 November.
  await earn(member, 380, { expiresAt: '2026-12-09T21:00:00Z' });
  await earn(member, 260, { expiresAt: '2026-12-10T21:00:00Z' });
  await earn(member, 100, { expiresAt: '2026-12-27T21:00:00Z' });
  await earn(member, 75, {
    activatesAt: '2026-12-03T07:00:00Z',
    expiresAt: '2027-12-03T21:00:00Z',
  });
  await earn(member, 50, { expiresAt: NOW.toJSON() });
  await redeem(member, '100');
  await runCommand(openHold, { memberId: member, points: '30', key: nextKey() }, till, at);
});

describe('the points of a member', () => {
  it('are what can be spent, what waits, what is held and what ends within 30 days', async () => {
    const account = await runQuery(getPointsAccount, { memberId: member }, analyst, at);
    expect(account).toMatchObject({
      available: 61_000n,
      pending: 7_500n,
      pendingOn: '2026-12-03',
      held: 3_000n,
      debt: 0n,
      soon: 51_000n,
      soonFirst: { points: 25_000n, lastOn: '2026-12-09' },
      lotCount: 4,
      todayOn: '2026-11-27',
    });
    expect(account.lots.map(({ remaining, lastOn }) => [remaining, lastOn])).toEqual([
      [28_000n, '2026-12-09'],
      [26_000n, '2026-12-10'],
      [10_000n, '2026-12-27'],
      [7_500n, '2027-12-03'],
    ]);
  });

  it('of a member who never had any are none', async () => {
    const other = await newMember();
    const account = await runQuery(getPointsAccount, { memberId: other }, analyst, at);
    expect(account).toMatchObject({ available: 0n, pendingOn: null, soonFirst: null, lots: [] });
    const page = await runQuery(listPointEntries, { memberId: other, upTo: null }, analyst);
    expect(page).toEqual({ entries: [], count: 0 });
  });
});

describe('the statement', () => {
  it('goes back page by page with the balance after each entry', async () => {
    const other = await newMember();
    for (let n = 1; n <= 30; n += 1) await earn(other, n);
    const page = (upTo: number | null) =>
      runQuery(listPointEntries, { memberId: other, upTo }, analyst);
    const first = await page(null);
    expect([first.count, first.entries.length, first.entries[0]?.balanceAfter]).toEqual([
      30,
      25,
      46_500n,
    ]);
    const second = await page(5);
    expect(second.entries.map(({ seq, balanceAfter }) => [seq, balanceAfter])).toEqual([
      [5, 1_500n],
      [4, 1_000n],
      [3, 600n],
      [2, 300n],
      [1, 100n],
    ]);
  });

  it('an entry opens the lots it took and made; written words go to those who read contacts', async () => {
    const other = await newMember();
    const by = { memberId: other, direction: 'give', points: '40', reason: 'goodwill' } as const;
    const words = { evidence: 'Письмо Петровой', note: 'Позвонить Ивану' };
    await runCommand(adjustPoints, { ...by, ...words, key: nextKey() }, anna, at);
    await redeem(other, '15');
    const open = (seq: number, actor: UserActor) =>
      runQuery(findPointEntry, { memberId: other, seq }, actor);
    expect(await open(1, anna)).toMatchObject({
      actor: 'P901',
      ...words,
      made: [{ remaining: 2_500n }],
    });
    const hidden = await open(1, analyst);
    expect(hidden).toMatchObject({ evidence: null, note: null });
    expect(
      JSON.stringify(hidden, (_, value) => (typeof value === 'bigint' ? '' : value)),
    ).not.toMatch(/Петров|Иван/);
    expect(await open(2, analyst)).toMatchObject({
      actor: null,
      taken: [{ amount: 1_500n, reason: 'goodwill', lastOn: '2027-11-27', seq: 1 }],
    });
    expect(await open(9, analyst)).toBeNull();
  });
});

describe('the statement by the end of a day', () => {
  it('tells what had happened by then, and what was known then, of a receipt that came three days late', async () => {
    const other = await newMember();
    const at = (day: string) => new Date(`${day}T09:00:00Z`);
    await earn(other, 100, { now: at('2026-11-01') });
    await inLedger(async (context) => {
      const account = await lockAccount(context.tx, other, context.now);
      const movement = { source: 'test', key: nextKey(), occurredAt: at('2026-11-02') };
      await credit(context, account, {
        kind: 'earn',
        points: wholePoints(30),
        lot: { expiresAt: null },
        movement,
      });
    }, at('2026-11-05'));
    await redeem(other, '50', nextKey(), at('2026-11-06'));
    const told = async (day: string, sense: 'happened' | 'known') => {
      const page = await runQuery(
        listEntriesAsOf,
        { memberId: other, day, sense, upTo: null },
        analyst,
      );
      return [page.count, page.balance, ...page.entries.map(({ balanceAfter }) => balanceAfter)];
    };
    expect(await told('2026-10-31', 'happened')).toEqual([0, 0n]);
    expect(await told('2026-11-03', 'happened')).toEqual([2, 13_000n, 13_000n, 10_000n]);
    expect(await told('2026-11-03', 'known')).toEqual([1, 10_000n, 10_000n]);
    expect(await told('2026-11-06', 'known')).toEqual([3, 8_000n, 8_000n, 13_000n, 10_000n]);
    const file = statementCsv(
      await runQuery(
        readEntriesAsOf,
        { memberId: other, day: '2026-11-03', sense: 'happened' },
        analyst,
      ),
    );
    expect(file.split('\n')[2]).toBe(
      '2,2026-11-02T09:00:00.000Z,2026-11-05T09:00:00.000Z,earn,30,0,0,130',
    );
  });

  it('the day ends at midnight of the programme', async () => {
    const other = await newMember();
    await earn(other, 10, { now: new Date('2026-11-10T20:59:59Z') });
    await earn(other, 10, { now: new Date('2026-11-10T21:00:00Z') });
    const page = await runQuery(
      listEntriesAsOf,
      { memberId: other, day: '2026-11-10', sense: 'known', upTo: null },
      analyst,
    );
    expect(page.balance).toBe(1_000n);
  });
});
