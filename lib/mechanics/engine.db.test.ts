import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import { recordEvent } from '@/lib/events/commands/record-event';
import { runCommand } from '@/lib/kernel/command';
import { sql } from '@/lib/points/testing/points-desk';
import { emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { bringBack, record, NOW as TILL_NOW } from '@/lib/purchases/testing/till-desk';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import {
  awardsOf,
  balanceOf,
  birthdayGift,
  freshMechanics,
  launched,
  member,
  noon,
  runDay,
  TODAY,
  WORKER,
  wake,
} from './testing/run-desk';

beforeAll(emptyProgramme);
beforeEach(freshMechanics);

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

  it('welcomes who joins within seconds, or on the day that it waits for', async () => {
    const rewards = [{ is: 'points', points: '200' }] as const;
    const occasion = { is: 'welcome', withinDays: 10 } as const;
    const ruleId = await launched({ occasion, rewards: [...rewards] }, 'event');
    const later = { ...occasion, afterDays: 2 };
    const laterId = await launched({ occasion: later, rewards: [...rewards] }, 'event');
    for (const id of [ruleId, laterId]) await runDay(id, '2026-11-27');
    const who = await member({ joinedOn: TODAY });
    await wake(noon(TODAY));
    expect(await balanceOf(who)).toBe(200);
    for (const day of [TODAY, '2026-11-29', '2026-11-30']) {
      for (const id of [ruleId, laterId]) await runDay(id, day);
      await wake(noon(day));
    }
    expect(await awardsOf(laterId)).toEqual([
      { member: who, key: 'joined', state: 'given', points: 200 },
    ]);
    expect(await balanceOf(who)).toBe(400);
  });

  it('gives for a tier that was reached without a purchase within seconds', async () => {
    const who = await member();
    const occasion = { is: 'tierEntry' as const, tierIds: [2] };
    const rewards = [{ is: 'points', points: '50' }] as const;
    const ruleId = await launched({ occasion, rewards: [...rewards] }, 'tier');
    await runDay(ruleId, '2026-11-27');
    await sql(
      `INSERT INTO tier_judgements (member_id, rule_id, rule_version_id, judged_on, judged_by, judgement, from_tier_id, to_tier_id, measured, judged_at)
       VALUES ($1, $2, 1, $3, 'night', 'reached', NULL, 2, '{}', now())`,
      [who, ruleId, TODAY],
    );
    await wake(noon(TODAY));
    expect(await balanceOf(who)).toBe(50);
  });

  it('of another kind than before asks everybody on its first day, and is woken from then on', async () => {
    const who = await member({ birthOn: '1990-01-01' });
    const ruleId = await launched(birthdayGift());
    await runDay(ruleId, '2026-11-19');
    await record({ memberId: who });
    const definition: MechanicJson = {
      kind: 'mechanic',
      holdoutBps: 0,
      occasion: { is: 'nthPurchase', number: 1, isRepeated: true },
      rewards: [{ is: 'points', points: '10' }],
    };
    await seedRule({ ruleId, definition, startsOn: '2026-11-20' });
    await runDay(ruleId, '2026-11-20');
    expect(await balanceOf(who)).toBe(10);
    await record({ memberId: who });
    await wake(TILL_NOW);
    expect(await balanceOf(who)).toBe(20);
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
