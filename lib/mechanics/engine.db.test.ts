import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import { recordEvent } from '@/lib/events/commands/record-event';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { type MailSink, openMailSink, useMail } from '@/lib/messaging/testing/mail-sink';
import { deliverAt } from '@/lib/messaging/testing/mechanic-desk';
import { consent, writeTexts } from '@/lib/messaging/testing/promotion';
import { sql } from '@/lib/points/testing/points-desk';
import { emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { bringBack, noRules, record, NOW as TILL_NOW } from '@/lib/purchases/testing/till-desk';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { dropUnsent } from './commands/drop-unsent';
import { runMechanicChunk } from './commands/run-chunk';
import { wakeMembers } from './commands/wake-members';

const WORKER = systemActor('run-mechanics');
/** Noon in Moscow. */
const noon = (day: string) => new Date(`${day}T09:00:00Z`);
const TODAY = '2026-11-28';

let last = 81_000;
async function member(more: { birthOn?: string; setOn?: string; joinedOn?: string } = {}) {
  last += 1;
  const memberId = last;
  await seedMembers([{ memberId, joinedOn: more.joinedOn ?? '2020-01-01' }]);
  await sql(`UPDATE member_profiles SET birth_on = $2, birth_set_on = $3 WHERE member_id = $1`, [
    memberId,
    more.birthOn ?? null,
    more.setOn ?? '2020-01-01',
  ]);
  return memberId;
}

async function launched(definition: Omit<MechanicJson, 'kind'>, wakes = 'night'): Promise<number> {
  const json: MechanicJson = { kind: 'mechanic', holdoutBps: 0, ...definition };
  const { ruleId } = await seedRule({ definition: json, startsOn: '2020-01-01' });
  await sql(
    'INSERT INTO mechanic_switches (rule_id, salt, launched_at, launched_by, wakes) VALUES ($1, 7, now(), 9001, $2)',
    [ruleId, wakes],
  );
  return ruleId;
}
const birthdayGift = (more: object = {}): Omit<MechanicJson, 'kind'> => ({
  occasion: { is: 'birthday' },
  rewards: [{ is: 'points', points: '150', livesDays: 30 }],
  ...more,
});

async function runDay(ruleId: number, day = TODAY) {
  for (;;) {
    const { came } = await runCommand(runMechanicChunk, { ruleId }, WORKER, { now: noon(day) });
    if (came !== 'went') return came;
  }
}
const awardsOf = (ruleId: number) =>
  sql<{ member: number; key: string; state: string; points: number }>(
    `SELECT member_id::int AS member, occurrence AS key, state, (points / 100)::int AS points FROM awards
     WHERE rule_id = $1 ORDER BY 1, 2`,
    [ruleId],
  );
const wake = async (at: Date) => {
  while ((await runCommand(wakeMembers, {}, WORKER, { now: at })) > 0);
};
const balanceOf = async (memberId: number) =>
  (
    await sql<{ points: number }>(
      'SELECT (balance / 100)::int AS points FROM point_accounts WHERE member_id = $1',
      [memberId],
    )
  )[0]?.points ?? 0;

beforeAll(emptyProgramme);
beforeEach(async () => {
  await noRules();
  await sql('UPDATE member_profiles SET birth_on = NULL WHERE birth_on IS NOT NULL');
  await sql(`UPDATE member_summary SET last_purchase_on = NULL WHERE member_id < ${last + 1}`);
});

describe('a mechanic that runs', () => {
  it('BDAY-01 gives 150 on the day of the birthday, and nothing on the day before', async () => {
    const today = await member({ birthOn: '2000-11-28' });
    const tomorrow = await member({ birthOn: '2000-11-29' });
    const ruleId = await launched(birthdayGift());
    expect(await runDay(ruleId)).toBe('done');
    expect([await balanceOf(today), await balanceOf(tomorrow)]).toEqual([150, 0]);
    const [lot] = await sql<{ expires: string; source: string }>(
      `SELECT l.expires_at::text AS expires, e.source FROM point_lots l JOIN point_entries e USING (member_id, seq) WHERE member_id = $1`,
      [today],
    );
    expect(lot).toEqual({ expires: '2026-12-28 21:00:00+00', source: 'mechanic' });
  });

  it('BDAY-02 gives once a member and year, run twice on the day, by two workers at once, and after a clock put back', async () => {
    const who = await member({ birthOn: '1990-11-28' });
    const ruleId = await launched(birthdayGift({ occasion: { is: 'birthday', daysAfter: 3 } }));
    await Promise.all([runDay(ruleId), runDay(ruleId)]);
    await runDay(ruleId);
    await sql('DELETE FROM mechanic_runs');
    await runDay(ruleId);
    await runDay(ruleId, '2026-11-29');
    await runDay(ruleId, '2026-11-28');
    expect(await awardsOf(ruleId)).toEqual([
      { member: who, key: '2026', state: 'given', points: 150 },
    ]);
    expect(await balanceOf(who)).toBe(150);
    const [sum] = await sql(
      'SELECT (points / 100)::int AS points, members FROM mechanic_spent WHERE rule_id = $1',
      [ruleId],
    );
    expect(sum).toEqual({ points: 150, members: 1 });
  });

  it('UPL-06 gives those held back neither points nor a message, and counts them', async () => {
    const ids: number[] = [];
    for (let i = 0; i < 12; i += 1) ids.push(await member({ birthOn: '1980-11-28' }));
    const ruleId = await launched(birthdayGift({ holdoutBps: 5_000 }));
    await runDay(ruleId);
    const awards = await awardsOf(ruleId);
    expect(awards).toHaveLength(12);
    const held = awards.filter(({ state }) => state === 'heldOut').map(({ member: id }) => id);
    expect(held.length).toBeGreaterThan(0);
    expect(held.length).toBeLessThan(12);
    for (const id of ids) expect(await balanceOf(id)).toBe(held.includes(id) ? 0 : 150);
    const arms = await sql<{ arm: string; members: number }>(
      'SELECT arm, count(*)::int AS members FROM mechanic_arms WHERE rule_id = $1 GROUP BY 1 ORDER BY 1',
      [ruleId],
    );
    expect(arms).toEqual([
      { arm: 'holdout', members: held.length },
      { arm: 'treated', members: 12 - held.length },
    ]);
    const [message] = await sql<{ count: number }>('SELECT count(*)::int AS count FROM messages');
    expect(message?.count).toBe(0);
  });

  it('stops at its budget, counts the refusals, and goes on with what is paused the day after', async () => {
    for (let i = 0; i < 3; i += 1) await member({ birthOn: '1970-11-28' });
    const budget = { points: '300' };
    const occasion = { is: 'birthday', daysAfter: 3 } as const;
    const ruleId = await launched(birthdayGift({ occasion, budget }));
    await sql('UPDATE mechanic_switches SET paused_at = now(), paused_by = 9001');
    expect(await runDay(ruleId)).toBe('off');
    expect(await awardsOf(ruleId)).toEqual([]);
    await sql('UPDATE mechanic_switches SET paused_at = NULL, paused_by = NULL');
    expect(await runDay(ruleId, '2026-11-29')).toBe('done');
    expect((await awardsOf(ruleId)).map(({ points }) => points)).toEqual([150, 150]);
    const [day] = await sql<{ given: number; refused: object }>(
      'SELECT given, refused FROM mechanic_days WHERE rule_id = $1',
      [ruleId],
    );
    expect(day).toEqual({ given: 2, refused: { budgetPoints: 1 } });
  });

  it('gives nothing while everything is stopped', async () => {
    await member({ birthOn: '1970-11-28' });
    const ruleId = await launched(birthdayGift());
    await sql('UPDATE mechanic_control SET stopped_at = now(), stopped_by = 9001');
    expect(await runDay(ruleId)).toBe('off');
    expect(await awardsOf(ruleId)).toEqual([]);
    await sql('UPDATE mechanic_control SET stopped_at = NULL, stopped_by = NULL');
  });

  it('PTS-10 gives 200 for an event once, within seconds and not again in the night', async () => {
    const who = await member();
    const occasion = { is: 'activity', event: 'account.created' } as const;
    const rewards = [{ is: 'points', points: '200' }] as const;
    const ruleId = await launched({ occasion, rewards: [...rewards] }, 'event');
    const now = noon(TODAY);
    const event = { memberId: who, name: 'account.created' };
    await runCommand(recordEvent, { ...event, reference: 'a' }, WORKER, { now });
    await runCommand(recordEvent, { ...event, reference: 'b' }, WORKER, { now });
    await wake(now);
    expect(await balanceOf(who)).toBe(200);
    await runDay(ruleId);
    await wake(now);
    expect(await balanceOf(who)).toBe(200);
  });

  it('takes back the gift of a second purchase that is returned, and does not give it again', async () => {
    const who = await member();
    const occasion = { is: 'nthPurchase', number: 2 } as const;
    const ruleId = await launched(
      { occasion, rewards: [{ is: 'points', points: '100' }] },
      'receipt',
    );
    await record({ memberId: who });
    const bought = await record({ memberId: who });
    await wake(TILL_NOW);
    expect(await balanceOf(who)).toBe(100);
    await bringBack(bought);
    await wake(TILL_NOW);
    expect(await awardsOf(ruleId)).toEqual([
      { member: who, key: '2', state: 'takenBack', points: 0 },
    ]);
    expect(await balanceOf(who)).toBe(0);
    await record({ memberId: who });
    await wake(TILL_NOW);
    expect(await balanceOf(who)).toBe(0);
    const [sum] = await sql('SELECT points::int AS points FROM mechanic_spent WHERE rule_id = $1', [
      ruleId,
    ]);
    expect(sum).toEqual({ points: 0 });
  });
});

describe('a gift that burns if unused', () => {
  let sink: MailSink;
  beforeAll(async () => {
    sink = await openMailSink();
    await writeTexts('2026-11-01');
  });
  beforeEach(() => useMail(sink.url));
  afterAll(() => sink.close());
  const both = (text: string) => ({ en: text, ru: text });
  const comeBack = (): Omit<MechanicJson, 'kind'> => ({
    occasion: { is: 'reactivation', lapsed: { by: 'days', days: 90 } },
    rewards: [{ is: 'points', points: '300', livesDays: 30 }],
    message: { kind: 'promotional', subject: both('Come back'), text: both('300 points wait') },
    creditedAfter: 'message',
  });

  /** Bought last on a day, may be written to at an address that was confirmed. */
  async function silentSince(day: string): Promise<number> {
    const memberId = await member();
    const purchasedAt = noon(day);
    await record({ memberId, purchasedAt }, purchasedAt);
    await sql(
      `UPDATE member_profiles SET email = 'm${memberId}@mail.ru' WHERE member_id = ${memberId}`,
    );
    await sql(
      `INSERT INTO contact_confirmations (member_id, contact, value, way, actor, confirmed_at)
       VALUES (${memberId}, 'email', 'm${memberId}@mail.ru', 'code', 'system:test', now())`,
    );
    await consent(memberId, 'given', { now: noon('2026-11-02') });
    return memberId;
  }

  it('REA-02 finds who bought last 90 days ago and not 89, nor who never bought, and credits once the message was taken', async () => {
    const lapsed = await silentSince('2026-08-30');
    const notYet = await silentSince('2026-08-31');
    const never = await member();
    const ruleId = await launched(comeBack());
    await runDay(ruleId);
    expect(await awardsOf(ruleId)).toEqual([
      { member: lapsed, key: '2026-08-30', state: 'waiting', points: 300 },
    ]);
    expect(await balanceOf(lapsed)).toBe(0);
    await deliverAt(noon(TODAY));
    expect(sink.to(`m${lapsed}@mail.ru`)).toHaveLength(1);
    expect(await awardsOf(ruleId)).toMatchObject([{ state: 'given' }]);
    expect([await balanceOf(lapsed), await balanceOf(notYet), await balanceOf(never)]).toEqual([
      300, 0, 0,
    ]);
  });

  it('is not sent nor credited to who bought since it was decided, and the budget gets it back', async () => {
    const lapsed = await silentSince('2026-08-20');
    const ruleId = await launched(comeBack());
    await runDay(ruleId);
    expect(await awardsOf(ruleId)).toMatchObject([{ state: 'waiting' }]);
    await record({ memberId: lapsed, purchasedAt: noon(TODAY) }, noon(TODAY));
    await deliverAt(noon(TODAY));
    await runCommand(dropUnsent, {}, WORKER, { now: noon(TODAY) });
    expect(sink.to(`m${lapsed}@mail.ru`)).toEqual([]);
    expect(await awardsOf(ruleId)).toMatchObject([{ state: 'dropped', points: 0 }]);
    const [sum] = await sql('SELECT points::int AS points FROM mechanic_spent WHERE rule_id = $1', [
      ruleId,
    ]);
    expect(sum).toEqual({ points: 0 });
  });

  it('waits while its mechanic is paused, and goes when it goes on', async () => {
    const lapsed = await silentSince('2026-08-21');
    const ruleId = await launched(comeBack());
    await runDay(ruleId);
    await sql('UPDATE mechanic_switches SET paused_at = now(), paused_by = 9001');
    await deliverAt(noon(TODAY));
    expect(sink.to(`m${lapsed}@mail.ru`)).toEqual([]);
    await sql('UPDATE mechanic_switches SET paused_at = NULL, paused_by = NULL');
    await deliverAt(noon(TODAY));
    expect(sink.to(`m${lapsed}@mail.ru`)).toHaveLength(1);
  });
});
