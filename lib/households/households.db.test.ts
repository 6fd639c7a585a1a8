import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { create, fresh } from '@/lib/members/testing/typed-members';
import { deliverDue } from '@/lib/messaging/deliver';
import { type MailSink, openMailSink, useMail } from '@/lib/messaging/testing/mail-sink';
import { NOW, newMember, newMembers, refusal, sql } from '@/lib/points/testing/points-desk';
import { expireInvitations } from './commands/expire-invitations';
import { accept, admit, decline, invite, joinAll, leave, placesOf } from './testing/household-desk';

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(NOW.getTime() + hours * HOUR);
const never = new AbortController().signal;

let sink: MailSink;
beforeAll(async () => {
  sink = await openMailSink();
});
beforeEach(() => useMail(sink.url));
afterAll(() => sink.close());

const deliver = (now = NOW) =>
  deliverDue({ actor: systemActor('test'), signal: never, now: () => now });

/** A member who can be written to. */
async function reachable() {
  const contacts = fresh();
  const { memberId } = await create({ language: 'en', firstName: 'Anna' }, contacts);
  await sql(`UPDATE members SET status = 'active' WHERE member_id = $1 AND status <> 'active'`, [
    memberId,
  ]);
  return { memberId, email: contacts.email };
}

/** The code in the letter that a member got last. */
async function codeTo(email: string, now = NOW): Promise<string> {
  await deliver(now);
  return /\b(\d{6})\b/.exec(sink.to(email).at(-1)?.body ?? '')?.[1] ?? 'none';
}
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

describe('an invitation', () => {
  it('goes by e-mail, names the head by first name alone, and its code lets the member in', async () => {
    const head = await reachable();
    const other = await reachable();
    await invite(head.memberId, other.memberId);
    const code = await codeTo(other.email);
    const body = sink.to(other.email).at(-1)?.body ?? '';
    expect(body).toContain('Anna invites you to a household');
    expect(body).toContain('4 December 2026');
    expect(body).not.toContain('Сафиуллин');
    expect(await placesOf(head.memberId, other.memberId)).toEqual(['head', 'invited']);
    expect(await accept(other.memberId, code)).toEqual({ kind: 'joined' });
    expect(await placesOf(head.memberId, other.memberId)).toEqual(['head', 'joined']);
    expect(await refusal(accept(other.memberId, code))).toEqual({
      code: 'member_refused',
      reason: 'no_invitation',
    });
  });

  it('is over after five wrong codes, ten guesses at once are ten counted guesses', async () => {
    const head = await newMember();
    const { memberId, email } = await reachable();
    await invite(head, memberId);
    const code = await codeTo(email);
    const guesses = await Promise.all(
      Array.from({ length: 10 }, () => refusal(accept(memberId, wrong(code)))),
    );
    expect(guesses.filter((guess) => guess === null)).toHaveLength(5);
    expect(await placesOf(head, memberId)).toEqual(['left alone', 'withdrawn']);
    expect(await refusal(accept(memberId, code))).toMatchObject({ reason: 'no_invitation' });
  });

  it('is good for 7 days: a minute before it lets in, at the moment itself no more', async () => {
    const head = await newMember();
    const one = await reachable();
    const two = await reachable();
    await invite(head, one.memberId);
    await invite(head, two.memberId);
    const [first, second] = [await codeTo(one.email), await codeTo(two.email)];
    expect(await accept(one.memberId, first, new Date(inHours(168).getTime() - 60_000))).toEqual({
      kind: 'joined',
    });
    expect(await accept(two.memberId, second, inHours(168))).toEqual({ kind: 'expired' });
    expect(await placesOf(head, one.memberId, two.memberId)).toEqual(['head', 'joined', 'expired']);
  });

  it('that nobody answered ends in the night, and with it a household of one; twice is once', async () => {
    const head = await newMember();
    const { memberId } = await reachable();
    await invite(head, memberId);
    const run = (now: Date) => runCommand(expireInvitations, {}, systemActor('test'), { now });
    await run(inHours(167));
    expect(await placesOf(head, memberId)).toEqual(['head', 'invited']);
    await run(inHours(168));
    expect(await placesOf(head, memberId)).toEqual(['left alone', 'expired']);
    expect(await run(inHours(168))).toBe(0);
  });

  it('declined leaves the head free for another household', async () => {
    const [head = 0, another = 0] = await newMembers('active', 'active');
    const { memberId } = await reachable();
    await invite(head, memberId);
    expect(await decline(memberId)).toEqual({ kind: 'declined' });
    await admit(another, head);
    expect(await placesOf(head, another, memberId)).toEqual(['joined', 'head', 'declined']);
  });

  it('goes to one member three times a day, and to one without e-mail never', async () => {
    const head = await newMember();
    const { memberId } = await reachable();
    for (const hour of [0, 1, 2]) {
      await invite(head, memberId, inHours(hour));
      await decline(memberId, inHours(hour));
    }
    expect(await refusal(invite(head, memberId, inHours(3)))).toMatchObject({
      reason: 'invited_too_often',
    });
    await invite(head, memberId, inHours(26));
    const [silent = 0] = await newMembers('active');
    expect(await refusal(invite(head, silent, inHours(26)))).toMatchObject({ reason: 'no_email' });
    useMail(null);
    expect(await refusal(invite(head, silent))).toMatchObject({ code: 'mail_not_configured' });
  });

  it('holds its code nowhere: not in the place, the outbox or the audit log', async () => {
    const head = await newMember();
    const { memberId, email } = await reachable();
    await invite(head, memberId);
    const code = await codeTo(email);
    const [row] = await sql<{ text: string }>(
      `SELECT (SELECT string_agg(m::text, ' ') FROM messages m WHERE member_id = $1)
         || (SELECT string_agg(h::text, ' ') FROM household_members h WHERE member_id = $1)
         || (SELECT string_agg(concat(before, after), ' ') FROM audit_events WHERE subject_kind = 'household') AS text`,
      [memberId],
    );
    expect(row?.text).toContain('invited');
    expect(row?.text.match(/\d+/g)).not.toContain(code);
    expect(row?.text).not.toContain(email);
  });
});

describe('a place', () => {
  it('is refused to oneself, to one who is not active, to one who has one, and by one who is not the head', async () => {
    const [head = 0, other = 0, third = 0, paused = 0] = await newMembers(
      'active',
      'active',
      'active',
      'suspended',
    );
    const reason = async (work: Promise<unknown>) => (await refusal(work)) as { reason: string };
    expect(await reason(admit(head, head))).toMatchObject({ reason: 'same_member' });
    expect(await reason(admit(head, paused))).toMatchObject({ reason: 'other_not_active' });
    expect(await reason(admit(paused, head))).toMatchObject({ reason: 'is_suspended' });
    await admit(head, other);
    expect(await reason(admit(other, third))).toMatchObject({ reason: 'not_head' });
    expect(await reason(admit(third, other))).toMatchObject({ reason: 'other_has_household' });
    expect(await reason(leave(third))).toMatchObject({ reason: 'no_household' });
    expect(await reason(leave(other, 'everybody'))).toMatchObject({ reason: 'not_head' });
    expect(await reason(leave(head, 'other', third))).toMatchObject({ reason: 'not_in_household' });
  });

  it('is there for six; ten at once for the last four leave six in it', async () => {
    const [head = 0, second = 0, ...rest] = await newMembers(...Array(12).fill('active'));
    await joinAll(head, second);
    const answers = await Promise.all(rest.map((one) => refusal(admit(head, one))));
    expect(answers.filter((answer) => answer === null)).toHaveLength(4);
    expect(answers.filter((answer) => answer !== null)).toEqual(
      Array(6).fill({ code: 'member_refused', reason: 'household_full' }),
    );
  });

  it('two heads invite each other and a third one both, at once: each member ends with one place at most', async () => {
    const [one = 0, two = 0, third = 0] = await newMembers('active', 'active', 'active');
    await Promise.all([
      refusal(admit(one, two)),
      refusal(admit(two, one)),
      refusal(admit(one, third)),
      refusal(admit(two, third)),
    ]);
    const rows = await sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM household_members
       WHERE member_id = ANY ($1::bigint[]) AND state = 'joined' GROUP BY member_id`,
      [[one, two, third]],
    );
    expect(rows.map(({ count }) => count)).toEqual(rows.map(() => 1));
    expect(rows.length).toBeGreaterThanOrEqual(2);
  });

  it('of a head who goes makes the one who joined first the head; of two who part ends the household', async () => {
    const [head = 0, second = 0, third = 0] = await newMembers('active', 'active', 'active');
    await joinAll(head, second, third);
    await leave(head);
    expect(await placesOf(head, second, third)).toEqual(['left request', 'head', 'joined']);
    await leave(second, 'other', third);
    expect(await placesOf(second, third)).toEqual(['left alone', 'left removed']);
  });

  it('ends for everybody at once when the head ends the household, invitations too', async () => {
    const [head = 0, second = 0, third = 0] = await newMembers('active', 'active', 'active');
    const { memberId } = await reachable();
    await joinAll(head, second, third);
    await invite(head, memberId);
    await leave(head, 'everybody');
    expect(await placesOf(head, second, third, memberId)).toEqual([
      'left dissolved',
      'left dissolved',
      'left dissolved',
      'withdrawn',
    ]);
  });
});
