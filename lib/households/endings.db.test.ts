import { afterEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { untilSomebodyWaits } from '@/lib/desk/testing/until-somebody-waits';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { closeMember } from '@/lib/members/commands/close-member';
import { eraseMember } from '@/lib/members/commands/erase-member';
import { finishClosing } from '@/lib/members/commands/finish-closing';
import { mergeMembers } from '@/lib/members/commands/merge-members';
import { unmergeMembers } from '@/lib/members/commands/unmerge-members';
import { create, fresh } from '@/lib/members/testing/typed-members';
import { openMailSink, useMail } from '@/lib/messaging/testing/mail-sink';
import { countCodes } from '@/lib/points/testing/count-codes';
import {
  anna,
  chief,
  earn,
  figures,
  ledgerDifferences,
  NOW,
  newMembers,
  redeem,
  refusal,
  sql,
} from '@/lib/points/testing/points-desk';
import { admit, decline, invite, joinAll, leave, placesOf } from './testing/household-desk';

afterEach(async () => {
  expect(await ledgerDifferences()).toEqual([]);
});

const merge = (survivorId: number, loserId: number) =>
  runCommand(mergeMembers, { survivorId, loserId }, anna, { now: NOW });
const unmerge = (memberId: number) => runCommand(unmergeMembers, { memberId }, anna, { now: NOW });
const three = () => newMembers('active', 'active', 'active');

describe('a membership that ends', () => {
  it('by closing goes on sharing for the days of grace and leaves with its last day; the next one is the head', async () => {
    const [head = 0, second = 0, third = 0] = await three();
    await earn(head, 100);
    await joinAll(head, second, third);
    await runCommand(closeMember, { memberId: head, reason: 'request' }, anna, { now: NOW });
    await redeem(second, '40');
    const later = { now: new Date('2026-12-12T10:00:00Z') };
    await runCommand(finishClosing, {}, systemActor('test'), later);
    expect(await placesOf(head, second, third)).toEqual(['left closed', 'head', 'joined']);
    expect(await refusal(redeem(second, '1'))).toMatchObject({ available: '0' });
    expect(await figures(head)).toBe('60');
  });

  it('by erasing leaves at once, and of two nobody is left', async () => {
    const [head = 0, second = 0] = await three();
    await joinAll(head, second);
    const erase = { memberId: head, reason: 'request', secondPerson: true } as const;
    await runCommand(eraseMember, erase, chief, { now: NOW });
    expect(await placesOf(head, second)).toEqual(['left erased', 'left alone']);
  });

  it('is refused by the database while it has a place, whoever forgets', async () => {
    const [head = 0, second = 0] = await three();
    await joinAll(head, second);
    await sql(`UPDATE members SET status = 'closing' WHERE member_id = $1`, [head]);
    await expect(
      sql(`UPDATE members SET status = 'closed' WHERE member_id = $1`, [head]),
    ).rejects.toMatchObject({ code: 'VN004' });
  });
});

describe('a merge', () => {
  it('of a head into one without a household brings the place and the headship, and its undoing gives them back', async () => {
    const [head = 0, second = 0, twin = 0] = await three();
    await earn(head, 100);
    await joinAll(head, second);
    await merge(twin, head);
    expect(await placesOf(head, second, twin)).toEqual(['left merged', 'joined', 'head']);
    expect(await refusal(redeem(second, '101'))).toMatchObject({ available: '100' });
    await unmerge(head);
    expect(await placesOf(head, second, twin)).toEqual(['head', 'joined', 'left unmerged']);
    expect(await figures(head)).toBe('100');
  });

  it('of two members of one household leaves one of them, as the head where either was', async () => {
    const [head = 0, second = 0, third = 0] = await three();
    await joinAll(head, second, third);
    await merge(second, head);
    expect(await placesOf(head, second, third)).toEqual(['left merged', 'head', 'joined']);
    await merge(second, third);
    expect(await placesOf(second, third)).toEqual(['left alone', 'left merged']);
  });

  it('of members of two households keeps the place of the one who stays', async () => {
    const [head = 0, second = 0, third = 0] = await three();
    const [other = 0, otherSecond = 0] = await three();
    await joinAll(head, second, third);
    await joinAll(other, otherSecond);
    await merge(other, head);
    expect(await placesOf(head, second, third, other, otherSecond)).toEqual([
      'left merged',
      'head',
      'joined',
      'head',
      'joined',
    ]);
  });

  it('of a head into the only one they have invited leaves no household, and its undoing goes through', async () => {
    const [head = 0] = await newMembers('active');
    const { memberId: invited } = await create({ language: 'en' }, fresh());
    await sql(`UPDATE members SET status = 'active' WHERE member_id = $1`, [invited]);
    await earn(head, 100);
    const sink = await openMailSink();
    useMail(sink.url);
    await invite(head, invited);
    await sink.close();
    await merge(invited, head);
    expect(await placesOf(head, invited)).toEqual(['left merged', 'left alone']);
    await unmerge(head);
    expect(await figures(head)).toBe('100');
  });

  it('that is undone after the one who stayed left leaves both without a place', async () => {
    const [head = 0, second = 0, twin = 0] = await three();
    await joinAll(head, second);
    await merge(twin, head);
    await leave(twin);
    await unmerge(head);
    expect(await placesOf(head, second, twin)).toEqual([
      'left merged',
      'left alone',
      'left request',
    ]);
  });

  it('I8 of A into B, of B into A, a leaving, a joining and redemptions at once: one outcome, no point lost', async () => {
    for (let round = 0; round < 12; round += 1) {
      const [a = 0, b = 0, c = 0] = await three();
      const [d = 0] = await newMembers('active');
      for (const id of [a, b, c]) await earn(id, 100);
      await joinAll(a, b, c);
      const answers = await Promise.all([
        refusal(merge(a, b)),
        refusal(merge(b, a)),
        refusal(redeem(c, '120')),
        refusal(redeem(c, '120')),
        refusal(leave(c)),
        refusal(admit(a, d)),
      ]);
      const spent = answers.slice(2, 4).filter((answer) => answer === null).length;
      expect(answers.slice(0, 2).filter((answer) => answer === null)).toHaveLength(1);
      const left = await Promise.all([a, b, c].map(figures));
      expect(left.map(Number).reduce((sum, one) => sum + one, 0)).toBe(300 - spent * 120);
      expect(countCodes(answers).internal).toBeUndefined();
    }
  }, 120_000);
});

describe('two at once about one household', () => {
  it('the only invited one declines while the head invites another: both go through, whoever comes first', async () => {
    const refused: unknown[] = [];
    for (let round = 0; round < 20; round += 1) {
      const [head = 0, invited = 0, other = 0] = await three();
      await sql(
        `WITH home AS (INSERT INTO households (head_id, begun_at) VALUES ($1, now()) RETURNING household_id)
         INSERT INTO household_members (member_id, household_id, state, way, begun_at, begun_by, joined_at, expires_at, salt, code_hash)
         SELECT $1, household_id, 'joined', 'founding', now(), 'user:1', now(), NULL, NULL, NULL FROM home
         UNION ALL SELECT $2, household_id, 'invited', 'code', now(), 'user:1', NULL, now() + interval '1 day', 's', 'h' FROM home`,
        [head, invited],
      );
      const answers = await Promise.all([refusal(decline(invited)), refusal(admit(head, other))]);
      refused.push(...answers.filter((answer) => answer !== null));
      expect(await placesOf(head, other)).toEqual(['head', 'joined']);
    }
    expect(refused).toEqual([]);
  });

  it('a merge of members of two households takes the locks of both in the order of ids', async () => {
    const [one = 0, oneMore = 0, two = 0] = await three();
    const [twoMore = 0] = await newMembers('active');
    await joinAll(one, oneMore);
    await joinAll(two, twoMore);
    let merging: Promise<unknown> = Promise.resolve();
    await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
      const lock = 'SELECT FROM households WHERE head_id = $1 FOR UPDATE';
      await client.query("SET LOCAL lock_timeout = '500ms'");
      await client.query(lock, [one]);
      merging = merge(one, two);
      await untilSomebodyWaits();
      // Held by the merge already, this would be a circle.
      await client.query(lock, [two]);
    });
    await merging;
    expect(await placesOf(one, two)).toEqual(['head', 'left merged']);
  });
});
