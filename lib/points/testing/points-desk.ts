import 'server-only';
import { withTx } from '@/db/write';
import { DOCTOR_CHECKS } from '@/lib/doctor/checks';
import { runCheck } from '@/lib/doctor/run-check';
import { actorLabel, systemActor, type UserActor } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { type Points, pointsText, toPoints, wholePoints } from '@/lib/domain/shared/points';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { redeemPoints } from '../commands/redeem';
import { credit } from '../ledger/credit';
import { lockAccount } from '../ledger/lock-accounts';
import type { LedgerContext } from '../ledger/movement';

export const till = systemActor('till');
export const NOW = new Date('2026-11-27T10:00:00Z');

let lastMember = 1_000;
let lastKey = 0;

/** A key that no other movement of the test has. */
export function nextKey(): string {
  lastKey += 1;
  return `k${lastKey}`;
}

/** New members in the given states; their ids. */
export async function newMembers(...statuses: readonly string[]): Promise<number[]> {
  const ids = statuses.map(() => {
    lastMember += 1;
    return lastMember;
  });
  await seedMembers(
    ids.map((memberId, place) => ({ memberId, status: statuses[place] ?? 'active' })),
  );
  return ids;
}

/** One new active member. */
export async function newMember(status = 'active'): Promise<number> {
  const [memberId = 0] = await newMembers(status);
  return memberId;
}

/** Runs a statement as the test and gives its rows. */
export async function sql<Row extends object>(
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const actor = { label: 'system:test', requestId: 'test' };
  return withTx(actor, async ({ client }) => (await client.query<Row>(text, [...values])).rows);
}

/** Works in the ledger as the product itself, in a transaction of its own. */
export async function inLedger<Result>(
  work: (context: LedgerContext) => Promise<Result>,
  now: Date = NOW,
): Promise<Result> {
  const label = { label: actorLabel(till), requestId: till.requestId };
  return withTx(label, (tx) => work({ tx, actor: till, now }));
}

type Earned = {
  readonly expiresAt?: string | null;
  readonly activatesAt?: string;
  readonly earnedAt?: string;
  readonly now?: Date;
};

/** Lets a member earn whole points; the number of the entry. */
export async function earn(
  memberId: number,
  points: number | Points,
  { expiresAt = null, activatesAt, earnedAt, now = NOW }: Earned = {},
): Promise<number> {
  return inLedger(async (context) => {
    const account = await lockAccount(context.tx, memberId, now);
    const { seq } = await credit(context, account, {
      kind: 'earn',
      points: typeof points === 'bigint' ? points : wholePoints(points),
      lot: {
        expiresAt: expiresAt === null ? null : new Date(expiresAt),
        activatesAt: activatesAt === undefined ? null : new Date(activatesAt),
        ...(earnedAt === undefined ? {} : { earnedAt: new Date(earnedAt) }),
      },
      movement: { source: 'test', key: nextKey() },
    });
    return seq;
  }, now);
}

/** Redeems at the till; a key of its own unless told. */
export function redeem(memberId: number, points: string, key: string = nextKey(), now: Date = NOW) {
  return runCommand(redeemPoints, { memberId, points, key }, till, { now });
}

/** The code of a refusal and its details; null when there was none. */
export async function refusal(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, ...error.details };
  }
}

const text = (hundredths: string) => pointsText(toPoints(BigInt(hundredths)));

/** Balance, pending and debt of a member, as text: "970", "970 pending 75", "-50 debt 50". */
export async function figures(memberId: number): Promise<string> {
  const [row] = await sql<{ balance: string; pending: string; debt: string }>(
    'SELECT balance::text, pending::text, debt::text FROM point_accounts WHERE member_id = $1',
    [memberId],
  );
  if (row === undefined) return 'no account';
  const { balance, pending, debt } = row;
  return `${text(balance)}${pending === '0' ? '' : ` pending ${text(pending)}`}${debt === '0' ? '' : ` debt ${text(debt)}`}`;
}

/** Entries of a member in order: "earn 1000", "redeem -30". */
export async function entries(memberId: number): Promise<string[]> {
  const rows = await sql<{ kind: string; amount: string }>(
    'SELECT kind, amount::text FROM point_entries WHERE member_id = $1 ORDER BY seq',
    [memberId],
  );
  return rows.map(({ kind, amount }) => `${kind} ${text(amount)}`);
}

/** Open lots of a member in the order of consumption: "40", "40 until 2027-01-01". */
export async function openLots(memberId: number): Promise<string[]> {
  const rows = await sql<{ left: string; until: string | null }>(
    `SELECT remaining::text AS left, to_char(expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS until FROM point_lots
     WHERE member_id = $1 AND state IN ('available', 'pending') ORDER BY expires_at, earned_at, lot_id`,
    [memberId],
  );
  return rows.map(({ left, until }) => `${text(left)}${until === null ? '' : ` until ${until}`}`);
}

/** Checks of what is summed from the ledger: each adds up all of it. */
const OF_SUMS = ['point-days', 'point-lot-sums'];

/** Everything that the doctor finds wrong in the ledger: nothing (LED-12). `books`: without what is summed from it. */
export async function ledgerDifferences(of: 'all' | 'books' = 'all'): Promise<unknown[]> {
  const checks = DOCTOR_CHECKS.filter(
    ({ id }) => id.startsWith('point-') && (of === 'all' || !OF_SUMS.includes(id)),
  );
  const found: unknown[] = [];
  for (const check of checks) {
    const { examples } = await runCheck(check, (statement, parameter) =>
      sql(statement, parameter === undefined ? [] : [parameter]),
    );
    found.push(...examples);
  }
  return found;
}

/** Two people of the desk and an administrator, known to the database. */
export const anna: UserActor = { kind: 'user', userId: 901, role: 'support', requestId: 'anna' };
export const boris: UserActor = { kind: 'user', userId: 902, role: 'support', requestId: 'boris' };
export const chief: UserActor = { kind: 'user', userId: 903, role: 'admin', requestId: 'chief' };

/** Writes the people of the desk. */
export async function seedPeople(): Promise<void> {
  await sql(
    `INSERT INTO users (user_id, email, name, role, password_hash) OVERRIDING SYSTEM VALUE
     SELECT id, 'p' || id || '@test', 'P' || id, role, 'x' FROM unnest($1::int[], $2::text[]) AS u (id, role)
     ON CONFLICT DO NOTHING`,
    [
      [901, 902, 903],
      ['support', 'support', 'admin'],
    ],
  );
}
