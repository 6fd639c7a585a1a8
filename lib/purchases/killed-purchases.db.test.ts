import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { earn, entries, newMember, seedPeople, till } from '@/lib/points/testing/points-desk';
import { cancelPurchase } from './commands/cancel-purchase';
import { recordPurchase } from './commands/record-purchase';
import { returnPurchase } from './commands/return-purchase';
import { expectBooksTrue } from './testing/claims-desk';
import { openFingerprint, openWatcher, withAccident } from './testing/end-backend';
import { emptyProgramme } from './testing/posting-desk';
import { asked, line, NOW, noRules, rate, record, rule } from './testing/till-desk';

/** A transaction of a till has fewer statements. */
const MOST_STATEMENTS = 60;

let watcher: pg.Client;
let look: () => Promise<string>;
beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
  await noRules();
  await rule(rate('1'));
  await rule({ kind: 'spending', points: '1', minor: '100' });
  watcher = await openWatcher();
  look = await openFingerprint(watcher);
});
afterAll(() => watcher.end());

const spend = { kind: 'points', points: '30' } as const;

async function withPoints(): Promise<number> {
  const member = await newMember();
  await earn(member, 100, { expiresAt: '2027-03-01T00:00:00Z' });
  return member;
}

const named = ({ memberId, businessDate, purchaseId }: Awaited<ReturnType<typeof record>>) =>
  ({ kind: 'purchase', memberId, businessDate, purchaseId }) as const;

type Kind = {
  /** Of its statements every so many-th: a cancellation is a return of all. */
  readonly every: number;
  /** The entries that it leaves, those before it included. */
  readonly moves: readonly string[];
  readonly prepare: () => Promise<{
    readonly memberId: number;
    readonly ask: () => Promise<object>;
  }>;
};

/** What a till asks, made anew for each accident. */
const ASKED: Readonly<Record<string, Kind>> = {
  'a purchase that earns and is paid by points': {
    every: 1,
    moves: ['earn 100', 'redeem -30', 'earn 970'],
    prepare: async () => {
      const memberId = await withPoints();
      const input = asked({ memberId, key: `killed-${memberId}`, spend });
      return { memberId, ask: () => runCommand(recordPurchase, input, till, { now: NOW }) };
    },
  },
  'a return by line that takes back and gives back': {
    every: 1,
    moves: ['earn 100', 'redeem -30', 'earn 970', 'redeem_reversal 15', 'earn_reversal -485'],
    prepare: async () => {
      const memberId = await withPoints();
      const bought = await record({ memberId, lines: [line(50_000), line(50_000)], spend });
      const what = { kind: 'lines' as const, lines: [{ lineNo: 1, quantityMilli: '1000' }] };
      const input = { key: `killed-${memberId}`, of: named(bought), what, returnedAt: NOW };
      return { memberId, ask: () => runCommand(returnPurchase, input, till, { now: NOW }) };
    },
  },
  'a cancellation': {
    every: 5,
    moves: ['earn 100', 'redeem -30', 'earn 970', 'redeem_reversal 30', 'earn_reversal -970'],
    prepare: async () => {
      const memberId = await withPoints();
      const bought = await record({ memberId, spend });
      const input = { key: `killed-${memberId}`, of: named(bought), cancelledAt: NOW };
      return { memberId, ask: () => runCommand(cancelPurchase, input, till, { now: NOW }) };
    },
  },
};

describe.each(Object.entries(ASKED))('I4 %s, whose backend is ended', (_name, kind) => {
  /** Asked again under its key it answers byte for byte the same. */
  async function expectOnce(memberId: number, ask: () => Promise<object>, answer: object) {
    expect(JSON.stringify(await ask())).toBe(JSON.stringify(answer));
    expect(await entries(memberId)).toEqual(kind.moves);
  }

  it('before any of its statements, COMMIT included, has written nothing, and has one effect when it is tried again', async () => {
    let killed = 0;
    for (let nth = 1; nth <= MOST_STATEMENTS; nth += kind.every) {
      const { memberId, ask } = await kind.prepare();
      const before = await look();
      const accident = { kind: 'before', nth } as const;
      const { result, between } = await withAccident(watcher, accident, { work: ask, look });
      await expectOnce(memberId, ask, result);
      if (between === null) break;
      expect(between, `before statement ${nth}`).toBe(before);
      killed += 1;
    }
    // BEGIN, the actor, the key, what it writes, the audit row, the answer, COMMIT.
    expect(killed * kind.every).toBeGreaterThanOrEqual(12);
    expect(killed * kind.every).toBeLessThan(MOST_STATEMENTS);
  }, 120_000);

  it('after COMMIT, before its answer came, is answered what it had written', async () => {
    const { memberId, ask } = await kind.prepare();
    const accident = { kind: 'afterCommit' } as const;
    const { result, between } = await withAccident(watcher, accident, { work: ask, look });
    await expectOnce(memberId, ask, result);
    expect(await look()).toBe(between);
    await expectBooksTrue();
  });
});
