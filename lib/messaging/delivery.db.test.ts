import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { systemActor } from '@/lib/domain/access/actor';
import { BEAT_SECONDS, LEASE_SECONDS } from '@/lib/domain/messaging/delivery';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { beatMessage } from './commands/beat-message';
import { claimFrom } from './commands/claim-messages';
import { deliverDue } from './deliver';
import { type MailSink, openMailSink, useMail } from './testing/mail-sink';
import { notice, queue, TEST_TEMPLATES } from './testing/promotion';

const NOW = new Date('2026-11-27T12:00:00Z');
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let sink: MailSink;
beforeAll(async () => {
  sink = await openMailSink();
  useMail(sink.url);
  await seedMembers(
    Array.from({ length: 60 }, (_, one) => ({ memberId: one + 1, email: `m${one + 1}@mail.ru` })),
  );
});
beforeEach(() => {
  useMail(sink.url);
  sink.behaviour.answer = () => null;
  sink.behaviour.holdMs = 0;
});
afterAll(() => sink.close());

const deliver = (moment = NOW, actor = 'one') =>
  deliverDue({
    actor: systemActor(actor),
    signal: new AbortController().signal,
    now: () => moment,
    templates: TEST_TEMPLATES,
  });
const outbox = async (memberId: number) =>
  readPool()`SELECT state, attempts, last_error AS error FROM messages WHERE member_id = ${memberId}`;
const lettersTo = (memberId: number) => sink.to(`m${memberId}@mail.ru`);

describe('a queued message', () => {
  it('is sent once, from whom the settings say, and marked as written by a machine', async () => {
    await queue(1, notice);
    await deliver();
    await deliver(at(10_000));
    expect(lettersTo(1)).toHaveLength(1);
    expect(lettersTo(1)[0]?.headers).toMatch(/^From: Vernost <cards@example\.org>$/m);
    expect(lettersTo(1)[0]?.headers).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(await outbox(1)).toEqual([{ state: 'sent', attempts: 1, error: null }]);
  });

  it('that the server puts off with 451 goes 30 seconds later, under the same Message-ID', async () => {
    await queue(2, notice);
    sink.behaviour.answer = () => ({ code: 451, text: 'later' });
    await deliver();
    expect(await outbox(2)).toEqual([{ state: 'queued', attempts: 1, error: 'smtp_451' }]);
    sink.behaviour.answer = () => null;
    await deliver(at(29));
    expect(lettersTo(2)).toHaveLength(0);
    await deliver(at(30));
    expect(await outbox(2)).toEqual([{ state: 'sent', attempts: 2, error: null }]);
  });

  it('that the server refuses with 550 has failed, and is not tried again', async () => {
    await queue(3, notice);
    sink.behaviour.answer = () => ({ code: 550, text: 'no m3@mail.ru here' });
    await deliver();
    await deliver(at(100_000));
    expect(await outbox(3)).toEqual([{ state: 'failed', attempts: 1, error: 'smtp_550' }]);
  });

  it('waits while the server is down, and is given up after the fifth attempt', async () => {
    await queue(4, notice);
    await queue(5, notice);
    useMail('smtp://127.0.0.1:1');
    await deliver();
    expect(await outbox(4)).toEqual([{ state: 'queued', attempts: 1, error: 'connection' }]);
    useMail(sink.url);
    sink.behaviour.answer = (to) => (to === 'm5@mail.ru' ? { code: 421, text: 'busy' } : null);
    for (const seconds of [30, 150, 750, 4350, 10_000]) await deliver(at(seconds));
    expect(await outbox(4)).toEqual([{ state: 'sent', attempts: 2, error: null }]);
    expect(await outbox(5)).toEqual([{ state: 'failed', attempts: 5, error: 'smtp_421' }]);
  });

  it('of 40 to which four workers come at once is sent once', async () => {
    const ids = Array.from({ length: 40 }, (_, one) => one + 11);
    for (const memberId of ids) await queue(memberId, notice);
    sink.behaviour.holdMs = 5;
    await Promise.all(['one', 'two', 'three', 'four'].map((worker) => deliver(NOW, worker)));
    expect(ids.map((memberId) => lettersTo(memberId).length)).toEqual(ids.map(() => 1));
  });

  it('whose worker died is taken up when its lease is over: again, under the same Message-ID', async () => {
    await queue(6, notice);
    const channels = ['email' as const];
    const first = await runCommand(claimFrom(TEST_TEMPLATES), { channels }, systemActor('dead'), {
      now: NOW,
    });
    expect(first.claimed).toHaveLength(1);
    await deliver(at(LEASE_SECONDS - 1));
    expect(lettersTo(6)).toHaveLength(0);
    await deliver(at(LEASE_SECONDS));
    expect(await outbox(6)).toEqual([{ state: 'sent', attempts: 2, error: null }]);
    expect(lettersTo(6)[0]?.headers).toContain(`<${first.claimed[0]?.mailKey}@example.org>`);
  });

  it('is left with a worker that says it lives, and taken from one that does not', async () => {
    await queue(8, notice);
    const channels = ['email' as const];
    const { claimed } = await runCommand(
      claimFrom(TEST_TEMPLATES),
      { channels },
      systemActor('slow'),
      { now: NOW },
    );
    const [{ memberId = 0, messageId = 0, attempt = 0 } = {}] = claimed;
    const beat = (seconds: number) =>
      runCommand(beatMessage, { memberId, messageId, attempt }, systemActor('slow'), {
        now: at(seconds),
      });
    expect(await beat(BEAT_SECONDS)).toEqual({ isKept: true });
    await deliver(at(LEASE_SECONDS));
    expect(lettersTo(8)).toHaveLength(0);
    await deliver(at(BEAT_SECONDS + LEASE_SECONDS));
    expect(lettersTo(8)).toHaveLength(1);
    expect(await beat(BEAT_SECONDS + LEASE_SECONDS)).toEqual({ isKept: false });
  });

  it('stays in the outbox while mail is not configured, and is dropped when the contact is gone', async () => {
    await queue(7, notice);
    useMail(null);
    await deliver();
    expect(await outbox(7)).toEqual([{ state: 'queued', attempts: 0, error: null }]);
    useMail(sink.url);
    await seedMembers([{ memberId: 101 }]);
    await queue(101, notice);
    await deliver();
    expect(await outbox(101)).toEqual([{ state: 'dropped', attempts: 0, error: 'noContact' }]);
  });

  it('to what is not one address fails without a talk with the server', async () => {
    await seedMembers([{ memberId: 102, email: 'a@b.ru,c@d.ru' }]);
    await queue(102, notice);
    await deliver();
    expect(await outbox(102)).toEqual([{ state: 'failed', attempts: 1, error: 'address' }]);
    expect(sink.to('c@d.ru')).toEqual([]);
  });
});
