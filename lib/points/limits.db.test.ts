import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { adjustPoints } from './commands/adjust';
import { countCodes } from './testing/count-codes';
import {
  anna,
  boris,
  chief,
  earn,
  entries,
  figures,
  ledgerDifferences,
  NOW,
  newMember,
  nextKey,
  refusal,
  seedPeople,
  sql,
  till,
} from './testing/points-desk';

type More = {
  readonly key?: string;
  readonly direction?: 'give' | 'take';
  readonly askedBy?: number;
  readonly now?: Date;
};

let member = 0;
let day = 0;
beforeAll(seedPeople);
beforeEach(async () => {
  member = await newMember();
  // A day of its own for each test: what was given on another does not count.
  day += 1;
});

const today = () => new Date(NOW.getTime() + day * 86_400_000);

function adjust(points: string, actor: UserActor, { key = nextKey(), now, ...more }: More = {}) {
  const secondPerson = more.askedBy !== undefined;
  const input = {
    memberId: member,
    points,
    key,
    secondPerson,
    direction: 'give',
    reason: 'goodwill',
    ...more,
  } as const;
  return runCommand(adjustPoints, input, actor, { now: now ?? today() });
}

describe('moving points by hand', () => {
  it('is told with its reason, its person and what was shown, and lives 365 days', async () => {
    const input = {
      memberId: member,
      points: '120.5',
      key: 'one',
      direction: 'give',
      reason: 'missedEarning',
      evidence: 'Чек 0047',
      note: 'По звонку',
    } as const;
    const answer = await runCommand(adjustPoints, input, anna, {
      now: new Date('2026-11-27T10:00:00Z'),
    });
    expect(answer).toMatchObject({ points: '120.5', balance: '120.5', seq: 1 });
    const [told] = await sql(
      `SELECT e.kind, e.reason, e.actor, e.requested_by, e.approved_by, n.evidence, n.note,
         l.expires_at AT TIME ZONE 'Europe/Moscow' = '2027-11-28' AS "endsWithTheDay"
       FROM point_entries e JOIN point_entry_notes n USING (member_id, seq) JOIN point_lots l USING (member_id, seq)
       WHERE e.member_id = ${member}`,
    );
    expect(told).toEqual({
      kind: 'adjust',
      reason: 'missedEarning',
      actor: 'user:901',
      requested_by: 901,
      approved_by: null,
      evidence: 'Чек 0047',
      note: 'По звонку',
      endsWithTheDay: true,
    });
    const log = await sql<{ after: object }>(
      `SELECT after FROM audit_events WHERE command = 'points.adjust' AND subject_id = '${member}'`,
    );
    expect(JSON.stringify(log)).toContain('"points":"120.5"');
    expect(JSON.stringify(log)).not.toContain('По звонку');
  });

  it('takes no more than there is', async () => {
    await earn(member, 40);
    expect(await refusal(adjust('41', anna, { direction: 'take' }))).toMatchObject({
      code: 'insufficient_points',
      available: '40',
    });
    await adjust('40', anna, { direction: 'take' });
    expect(await figures(member)).toBe('0');
  });

  it.each([
    ['marketer', 'forbidden'],
    ['analyst', 'forbidden'],
  ] as const)('a %s may not', async (role, code) => {
    const actor: UserActor = { ...anna, role };
    expect(await refusal(adjust('1', actor))).toEqual({ code, permission: 'points.adjust' });
  });
});

describe('limits of a person and a day (I12)', () => {
  it('support moves 1,000 alone and not 1,000.01; above 20,000 nobody at the desk does', async () => {
    expect(await refusal(adjust('1000.01', anna))).toMatchObject({
      code: 'limit_exceeded',
      limit: 'atOnce',
      most: '1000',
    });
    await adjust('1000', anna);
    expect(await refusal(adjust('20000.01', anna, { askedBy: boris.userId }))).toMatchObject({
      limit: 'most',
    });
    for (let n = 0; n < 15; n += 1) await adjust('1000', chief);
    expect(await refusal(adjust('1', chief))).toMatchObject({ limit: 'aDay' });
  });

  it('20 gifts of a twentieth of the day at once are the day: all 20 go, the next does not', async () => {
    const gifts = Array.from({ length: 20 }, () => refusal(adjust('150', anna)));
    expect(countCodes(await Promise.all(gifts))).toEqual({ done: 20 });
    expect(await refusal(adjust('0.01', anna))).toMatchObject({ limit: 'aDay', left: '0' });
    expect(await figures(member)).toBe('3000');
  });

  it('20 gifts of a little more than a twentieth of it at once: 18 go, splitting gets nobody over the limit', async () => {
    const gifts = Array.from({ length: 20 }, () => refusal(adjust('157.9', anna)));
    const outcomes = await Promise.all(gifts);
    expect(countCodes(outcomes)).toEqual({ done: 18, limit_exceeded: 2 });
    expect(await figures(member)).toBe('2842.2');
    expect(await refusal(adjust('157.81', anna))).toMatchObject({ limit: 'aDay', left: '157.8' });
    await adjust('157.8', anna);
  });

  it('taking counts as giving does, and a refused one does not count', async () => {
    await earn(member, 5_000);
    for (const direction of ['give', 'take', 'give'] as const)
      await adjust('1000', anna, { direction });
    expect(await refusal(adjust('1', anna, { direction: 'take' }))).toMatchObject({
      limit: 'aDay',
    });
    await adjust('1000', boris);
    expect(await refusal(adjust('999', boris, { direction: 'take', key: 'k-b' }))).toBeNull();
    expect(await refusal(adjust('999', boris, { direction: 'take', key: 'k-b' }))).toBeNull();
    await adjust('1', boris);
    await adjust('1000', boris);
  });

  it('the day is the programme’s: a new one begins at midnight in Moscow', async () => {
    for (let n = 0; n < 3; n += 1)
      await adjust('1000', anna, { now: new Date('2027-05-01T20:59:59Z') });
    const late = { now: new Date('2027-05-01T20:59:59.999Z') };
    expect(await refusal(adjust('1', anna, late))).toMatchObject({ limit: 'aDay' });
    await adjust('1', anna, { now: new Date('2027-05-01T21:00:00Z') });
  });

  it('above them a second person agrees, never the same', async () => {
    expect(await refusal(adjust('4000', anna, { askedBy: anna.userId }))).toEqual({
      code: 'own_approval',
    });
    await adjust('4000', boris, { askedBy: anna.userId });
    const [people] = await sql(
      `SELECT requested_by, approved_by, actor FROM point_entries WHERE member_id = ${member}`,
    );
    expect(people).toEqual({ requested_by: 901, approved_by: 902, actor: 'user:902' });
    // What two people stand for is not counted as what one may do alone.
    await adjust('1000', boris);
  });

  it('the product itself has no limit', async () => {
    const input = {
      memberId: member,
      points: '50000',
      key: nextKey(),
      direction: 'give',
      reason: 'technicalFault',
    } as const;
    await runCommand(adjustPoints, input, till, { now: today() });
    expect(await entries(member)).toEqual(['adjust 50000']);
    expect(await ledgerDifferences()).toEqual([]);
  });
});
