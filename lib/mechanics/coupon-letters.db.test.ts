import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { type MailSink, openMailSink, useMail } from '@/lib/messaging/testing/mail-sink';
import { deliverAt } from '@/lib/messaging/testing/mechanic-desk';
import { consent, writeTexts } from '@/lib/messaging/testing/promotion';
import { sql } from '@/lib/points/testing/points-desk';
import { emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { record } from '@/lib/purchases/testing/till-desk';
import { dropUnsent } from './commands/drop-unsent';
import { giveOwedCodes } from './commands/give-owed-codes';
import { explainAward } from './explain/explain-award';
import { getMechanicsLag } from './queries/get-lag';
import { listOwedCodes } from './rewards/queries/list-owed-codes';
import { poolOf } from './testing/rewards-desk';
import { freshMechanics, launched, member, noon, runDay, TODAY, WORKER } from './testing/run-desk';

let sink: MailSink;
beforeAll(async () => {
  await emptyProgramme();
  sink = await openMailSink();
  await writeTexts('2026-11-01');
});
beforeEach(async () => {
  await freshMechanics();
  useMail(sink.url);
  sink.behaviour.answer = () => null;
  await sql('DELETE FROM owed_codes');
  await sql(`UPDATE messages SET state = 'dropped', last_error = 'stale', ended_at = now()
    WHERE state IN ('queued', 'sending')`);
});
afterAll(() => sink.close());

const both = (text: string) => ({ en: text, ru: text });
const coupon = (pool: string | null): NonNullable<MechanicJson['rewards']>[number] => ({
  is: 'coupon',
  from: pool === null ? { by: 'made', prefix: 'HI' } : { by: 'pool', pool },
  off: { by: 'share', bps: 1_000 },
  livesDays: 30,
});
const LETTER = {
  kind: 'promotional' as const,
  subject: both('A coupon'),
  text: both('Code {{ coupon_code }} until {{ coupon_until }}'),
};

/** Given with the decision to who has a birthday today. */
const birthday = (pool: string | null): Omit<MechanicJson, 'kind'> => ({
  occasion: { is: 'birthday' },
  rewards: [coupon(pool)],
  message: LETTER,
});
/** Credited once the letter was taken, to who was silent. */
const comeBack = (pool: string | null): Omit<MechanicJson, 'kind'> => ({
  occasion: { is: 'reactivation', lapsed: { by: 'days', days: 90 } },
  rewards: [coupon(pool)],
  message: LETTER,
  creditedAfter: 'message',
});

async function reachable(memberId: number): Promise<number> {
  await sql(
    `UPDATE member_profiles SET email = 'c${memberId}@mail.ru' WHERE member_id = ${memberId}`,
  );
  await sql(
    `INSERT INTO contact_confirmations (member_id, contact, value, way, actor, confirmed_at)
     VALUES (${memberId}, 'email', 'c${memberId}@mail.ru', 'code', 'system:test', now())`,
  );
  await consent(memberId, 'given', { now: noon('2026-11-02') });
  return memberId;
}
const celebrating = async () => reachable(await member({ birthOn: '1990-11-28' }));
async function silent(): Promise<number> {
  const memberId = await reachable(await member());
  const purchasedAt = noon('2026-08-20');
  await record({ memberId, purchasedAt }, purchasedAt);
  return memberId;
}

const letterTo = (memberId: number) => sink.to(`c${memberId}@mail.ru`)[0]?.body ?? null;
const couponOf = async (memberId: number) =>
  (
    await sql<{ code: string; until: string }>(
      `SELECT code, until_on::text AS until FROM coupons WHERE member_id = ${memberId}`,
    )
  )[0] ?? null;
const plain = (text: string | null) => (text ?? '').replaceAll('-', '');
const freeIn = async (pool: string) =>
  (
    await sql<{ free: number }>(
      `SELECT count(*)::int AS free FROM coupon_codes JOIN coupon_pools USING (pool_id) WHERE name = $1 AND member_id IS NULL`,
      [pool],
    )
  )[0]?.free;
const fill = (pool: string, code: string) =>
  sql(
    `INSERT INTO coupon_codes (code, pool_id) SELECT $2, pool_id FROM coupon_pools WHERE name = $1`,
    [pool, code],
  );
const reasonOf = async (memberId: number) =>
  (
    await sql<{ reason: string }>(
      `SELECT last_error AS reason FROM messages WHERE member_id = ${memberId}`,
    )
  )[0]?.reason;
const give = () => runCommand(giveOwedCodes, {}, WORKER, { now: noon(TODAY) });
const later = (minutes: number) => new Date(noon(TODAY).getTime() + minutes * 60_000);

describe('the letter of a coupon', () => {
  it('that is given with the decision tells its very code and its last day', async () => {
    const memberId = await celebrating();
    await runDay(await launched(birthday(null)));
    await deliverAt(noon(TODAY));
    const given = await couponOf(memberId);
    expect(given?.until).toBe('2026-12-28');
    expect(plain(letterTo(memberId))).toContain(`Code ${given?.code} until`);
    expect(letterTo(memberId)).toMatch(/28 (декабря|December)/);
  });

  it('that is credited after it tells the code that is then given, the same at the second attempt', async () => {
    const pool = await poolOf(3);
    const memberId = await silent();
    await runDay(await launched(comeBack(pool)));
    sink.behaviour.answer = () => ({ code: 451, text: 'later' });
    await deliverAt(noon(TODAY));
    const [kept] = await sql<{ code: string }>(
      `SELECT code FROM reserved_codes WHERE member_id = ${memberId}`,
    );
    expect([await couponOf(memberId), await freeIn(pool)]).toEqual([null, 2]);
    sink.behaviour.answer = () => null;
    await deliverAt(later(1));
    expect(plain(letterTo(memberId))).toContain(`Code ${kept?.code} until`);
    expect(await couponOf(memberId)).toEqual({ code: kept?.code, until: '2026-12-28' });
    expect(await sql(`SELECT FROM reserved_codes WHERE member_id = ${memberId}`)).toEqual([]);
    expect(await freeIn(pool)).toBe(2);
  });

  it('that the server refuses for good gives its code back to the pool, and nobody is credited', async () => {
    const pool = await poolOf(1);
    const memberId = await silent();
    await runDay(await launched(comeBack(pool)));
    sink.behaviour.answer = () => ({ code: 550, text: 'nobody' });
    await deliverAt(noon(TODAY));
    expect(await freeIn(pool)).toBe(0);
    await runCommand(dropUnsent, {}, WORKER, { now: noon(TODAY) });
    expect([await couponOf(memberId), await freeIn(pool)]).toEqual([null, 1]);
  });

  it('that may have arrived keeps its code from everybody else, though it is not credited', async () => {
    const pool = await poolOf(1);
    const memberId = await silent();
    await runDay(await launched(comeBack(pool)));
    sink.behaviour.answer = () => ({ code: 451, text: 'later' });
    await deliverAt(noon(TODAY));
    // The worker falls silent at each attempt: whether it sent the letter is unknown.
    await sql(
      `UPDATE messages SET state = 'sending', begun_at = now() WHERE member_id = ${memberId}`,
    );
    await sql(
      `UPDATE messages SET state = 'failed', last_error = 'silent', ended_at = now() WHERE member_id = ${memberId}`,
    );
    await runCommand(dropUnsent, {}, WORKER, { now: noon(TODAY) });
    expect(await sql(`SELECT FROM reserved_codes WHERE member_id = ${memberId}`)).toEqual([]);
    expect(await freeIn(pool)).toBe(0);
  });
});

describe('an award whose pool is dry', () => {
  it('is owed its code, says so, and gets it with its letter once codes are there', async () => {
    const pool = await poolOf(1);
    const [one, other] = [await celebrating(), await celebrating()];
    const ruleId = await launched(birthday(pool));
    await runDay(ruleId);
    await deliverAt(noon(TODAY));
    const [owed = 0] = [one, other].filter((memberId) => letterTo(memberId) === null);
    expect(await reasonOf(owed)).toBe('noCode');
    expect(await give()).toBe(0);
    const at = { now: noon(TODAY) };
    const told = await runQuery(explainAward, { ruleId, memberId: owed }, WORKER, at);
    expect(told.awards).toMatchObject([{ state: 'given', owedBy: pool }]);
    expect(await runQuery(listOwedCodes, {}, WORKER, at)).toEqual([{ pool, codes: 1 }]);
    expect((await runQuery(getMechanicsLag, {}, WORKER, at)).owed.codes).toBe(1);
    await fill(pool, 'LATECODE1');
    expect([await give(), await give()]).toEqual([1, 0]);
    expect((await couponOf(owed))?.code).toBe('LATECODE1');
    await deliverAt(noon(TODAY));
    expect(letterTo(owed)).toContain('Code LATECODE1 until');
    expect(await runQuery(listOwedCodes, {}, WORKER, at)).toEqual([]);
  });

  it('waits with its letter when it is credited after it, and neither is lost', async () => {
    const pool = await poolOf(0);
    const memberId = await silent();
    const ruleId = await launched(comeBack(pool));
    await runDay(ruleId);
    await deliverAt(noon(TODAY));
    expect([letterTo(memberId), await reasonOf(memberId)]).toEqual([null, 'noCode']);
    await fill(pool, 'LATECODE2');
    await deliverAt(later(14));
    expect(letterTo(memberId)).toBeNull();
    await deliverAt(later(15));
    expect(letterTo(memberId)).toContain('Code LATECODE2 until');
    expect((await couponOf(memberId))?.code).toBe('LATECODE2');
  });

  it('gets nothing while its mechanic is paused or everything is stopped', async () => {
    const pool = await poolOf(0);
    const memberId = await celebrating();
    const ruleId = await launched(birthday(pool));
    await runDay(ruleId);
    await fill(pool, 'LATECODE3');
    await sql(
      `UPDATE mechanic_switches SET paused_at = now(), paused_by = 9001 WHERE rule_id = ${ruleId}`,
    );
    expect(await give()).toBe(0);
    await sql(
      `UPDATE mechanic_switches SET paused_at = NULL, paused_by = NULL WHERE rule_id = ${ruleId}`,
    );
    expect(await give()).toBe(1);
    expect((await couponOf(memberId))?.code).toBe('LATECODE3');
  });
});
