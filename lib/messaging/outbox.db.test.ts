import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { analyst, refusal } from '@/lib/members/testing/typed-members';
import { emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { releaseContact, suppressContact } from './commands/change-suppression';
import { findOutboxMessage } from './queries/find-outbox-message';
import { getOutboxHealth } from './queries/get-outbox-health';
import { listAllSuppressions } from './queries/list-all-suppressions';
import { listOutbox } from './queries/list-outbox';
import { type MailSink, openMailSink, useMail } from './testing/mail-sink';
import { deliverAt, type SeededMechanic, seedMechanic, tell } from './testing/mechanic-desk';
import { agent, consent, writeTexts } from './testing/promotion';

/** 15:00 in Moscow. */
const NOW = new Date('2026-11-27T12:00:00Z');
const at = { now: NOW };
const admin: UserActor = { kind: 'user', userId: 9_001, role: 'admin', requestId: 'test' };
const [ANNA, BORIS, VERA] = [10_001, 10_002, 10_003];

let sink: MailSink;
let gift: SeededMechanic;
beforeAll(async () => {
  sink = await openMailSink();
  useMail(sink.url);
  await emptyProgramme();
  await writeTexts('2026-11-01');
  gift = await seedMechanic();
  await seedMembers([
    { memberId: ANNA, firstName: 'Анна', email: 'anna@mail.ru' },
    { memberId: BORIS, firstName: 'Борис', email: 'boris@mail.ru' },
    { memberId: VERA, firstName: 'Вера', email: 'vera@mail.ru' },
  ]);
  for (const memberId of [ANNA, BORIS, VERA]) await consent(memberId, 'given', at);
  sink.behaviour.answer = (to) => (to === 'boris@mail.ru' ? { code: 550, text: 'nobody' } : null);
  await tell(gift, [ANNA, BORIS], at);
  await deliverAt(NOW);
  // A second one on the same day is above the cap, and waits for the next.
  await tell(gift, [ANNA], at);
  await deliverAt(NOW);
  // This one is due, and no worker has come yet.
  await tell(gift, [VERA], at);
});
beforeEach(() => useMail(sink.url));
afterAll(() => sink.close());

const rows = async (filter: Parameters<typeof runQuery<typeof listOutbox.input, unknown>>[1]) =>
  (await runQuery(listOutbox, filter, analyst, at)).messages.map(({ memberId, state }) => [
    memberId,
    state,
  ]);

describe('the outbox at a glance', () => {
  it('each of its figures opens exactly as many messages as it counts', async () => {
    const health = await runQuery(getOutboxHealth, {}, analyst, at);
    expect(await rows({})).toHaveLength(4);
    expect(await rows({ waits: 'due' })).toEqual([[VERA, 'queued']]);
    expect(await rows({ waits: 'held' })).toEqual([[ANNA, 'queued']]);
    expect(await rows({ state: 'sent', isRecent: true })).toEqual([[ANNA, 'sent']]);
    expect(await rows({ state: 'failed', isRecent: true })).toEqual([[BORIS, 'failed']]);
    expect(await rows({ reason: 'smtp_550', isRecent: true })).toEqual([[BORIS, 'failed']]);
    expect(health).toMatchObject({ due: 1, held: 1, sending: 0, sent: 1, failed: 1, dropped: 0 });
    expect(health.reasons).toEqual([{ reason: 'smtp_550', count: 1 }]);
    const later = { now: new Date('2026-11-29T12:00:00Z') };
    const recent = await runQuery(listOutbox, { isRecent: true }, analyst, later);
    expect(recent.messages).toEqual([]);
  });

  it('opens a day of the programme: 27 November in Moscow ends at 21:00 UTC', async () => {
    expect(await rows({ on: '2026-11-27' })).toHaveLength(4);
    expect(await rows({ on: '2026-11-28' })).toEqual([]);
    await tell(gift, [VERA], { now: new Date('2026-11-27T21:00:00Z') });
    expect(await rows({ on: '2026-11-28' })).toEqual([[VERA, 'queued']]);
  });

  it('hides most of a contact from who may not read contacts', async () => {
    const contactFor = async (reader: UserActor) =>
      (await runQuery(listOutbox, { state: 'failed' }, reader, at)).messages[0]?.contact;
    expect(await contactFor(analyst)).toBe('b•••••@mail.ru');
    expect(await contactFor(admin)).toBe('boris@mail.ru');
  });
});

describe('a message of the outbox', () => {
  it('tells its way, the consent it relies on and its mechanic; a number that is none finds nothing', async () => {
    const [sent] = (await runQuery(listOutbox, { state: 'sent' }, analyst, at)).messages;
    const messageId = sent?.messageId ?? 0;
    const opened = await runQuery(findOutboxMessage, { messageId }, analyst, at);
    expect(opened).toMatchObject({
      memberId: ANNA,
      name: 'Анна',
      contact: 'a•••••@mail.ru',
      mechanic: { ruleId: gift.ruleId },
      consentVersion: 1,
      attempts: 1,
      happened: [],
      award: null,
    });
    expect(opened?.consentAt).toBeInstanceOf(Date);
    expect(await runQuery(findOutboxMessage, { messageId: 999_999 }, analyst, at)).toBeNull();
  });
});

describe('contacts that are written to no more', () => {
  it('are listed with why: those at which nothing arrived, and those a person took out for a reason', async () => {
    const taken = { memberId: ANNA, channel: 'email', reason: 'complaint' } as const;
    const marketer: UserActor = { ...admin, role: 'marketer' };
    expect(await refusal(runCommand(suppressContact, taken, marketer, at))).toMatchObject({
      details: { permission: 'consents.edit' },
    });
    await runCommand(suppressContact, taken, agent, at);
    const list = async (filter: object) =>
      (await runQuery(listAllSuppressions, filter, analyst, at)).suppressions.map(
        ({ memberId, reason, contact }) => [memberId, reason, contact],
      );
    const complained = [ANNA, 'complaint', 'a•••••@mail.ru'];
    const bounced = [BORIS, 'bounce', 'b•••••@mail.ru'];
    expect(await list({})).toEqual([complained, bounced]);
    expect(await list({ reason: 'bounce' })).toEqual([bounced]);
    expect(await list({ channel: 'sms' })).toEqual([]);
    await runCommand(releaseContact, { memberId: ANNA, channel: 'email' }, agent, at);
    expect(await list({})).toEqual([bounced]);
    expect(await list({ isEnded: true })).toEqual([complained]);
  });
});
