import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { analyst, refusal } from '@/lib/members/testing/typed-members';
import { claimFrom } from '@/lib/messaging/commands/claim-messages';
import { recordOutcomes } from '@/lib/messaging/commands/record-outcomes';
import { deliverDue } from '@/lib/messaging/deliver';
import { type MailSink, openMailSink, useMail } from '@/lib/messaging/testing/mail-sink';
import {
  agent,
  consent,
  offer,
  queue,
  TEST_TEMPLATES,
  writeTexts,
} from '@/lib/messaging/testing/promotion';
import { addConsentText } from './commands/add-consent-text';
import { recordConsent } from './commands/record-consent';
import { takeBackConsent } from './commands/take-back-consent';
import { getConsentStates } from './queries/get-consent-states';
import { listConsents } from './queries/list-consents';

const NOW = new Date('2026-11-27T12:00:00Z');
const at = { now: NOW };
const later = (seconds: number) => ({ now: new Date(NOW.getTime() + seconds * 1000) });

let sink: MailSink;
let nextId = 0;
beforeAll(async () => {
  sink = await openMailSink();
  await seedMembers([]);
  await writeTexts('2026-11-01');
});
beforeEach(() => useMail(sink.url, '{phone}@sms.example.org'));
afterAll(() => sink.close());

async function member(some: { status?: string } = {}): Promise<number> {
  nextId += 1;
  const phone = `+7917100${String(nextId).padStart(4, '0')}`;
  await seedMembers([{ memberId: nextId, email: `c${nextId}@mail.ru`, phone, ...some }]);
  return nextId;
}
const deliver = (now = NOW) =>
  deliverDue({
    actor: systemActor('test'),
    signal: new AbortController().signal,
    now: () => now,
    templates: TEST_TEMPLATES,
  });
const lettersTo = (memberId: number) => sink.to(`c${memberId}@mail.ru`);
const emailState = async (memberId: number) =>
  (await runQuery(getConsentStates, { memberId }, analyst, at)).find(
    ({ channel }) => channel === 'email',
  );
const history = async (memberId: number, actor = analyst) =>
  (await runQuery(listConsents, { memberId, before: null }, actor, at)).records;

describe('a consent', () => {
  it('is asked for with the words of the text of today, in the member’s language', async () => {
    const memberId = await member();
    const [written] = await readPool()`
      SELECT text FROM consent_texts WHERE purpose = 'advertising' AND version = 1 AND language = 'ru'`;
    expect(await emailState(memberId)).toMatchObject({
      currentText: { language: 'ru', text: written?.text },
    });
  });

  it('given names the text of today in the member’s language; withdrawn, the history keeps both', async () => {
    const memberId = await member();
    expect(await emailState(memberId)).toMatchObject({ decision: null, currentVersion: 1 });
    await consent(memberId, 'given');
    expect(await emailState(memberId)).toMatchObject({
      decision: 'given',
      textVersion: 1,
      source: 'phone',
    });
    await consent(memberId, 'withdrawn');
    expect(await emailState(memberId)).toMatchObject({ decision: 'withdrawn', textVersion: null });
    expect((await history(memberId)).map(({ decision }) => decision)).toEqual([
      'withdrawn',
      'given',
    ]);
    const [row] =
      await readPool()`SELECT text_language FROM consents WHERE member_id = ${memberId} AND decision = 'given'`;
    expect(row?.text_language).toBe('ru');
  });

  it('that holds already is refused; a new version of the text is agreed to anew', async () => {
    const memberId = await member();
    await consent(memberId, 'given');
    expect(await refusal(consent(memberId, 'given'))).toMatchObject({ code: 'already_exists' });
    const texts = { en: 'New words', ru: 'Новые слова' };
    const add = (validFromOn: string, actor = systemActor('test')) =>
      runCommand(addConsentText, { purpose: 'advertising', texts, validFromOn }, actor, at);
    expect(await add('2026-11-28')).toEqual({ version: 2 });
    expect(await refusal(consent(memberId, 'given'))).toMatchObject({ code: 'already_exists' });
    await consent(memberId, 'given', { now: later(86_400).now });
    expect(await emailState(memberId)).toMatchObject({ textVersion: 2 });
    expect(await refusal(add('2026-11-26'))).toMatchObject({
      details: { fields: ['validFromOn'] },
    });
    expect(await refusal(add('2026-11-27'))).toMatchObject({
      details: { fields: ['validFromOn'] },
    });
  });

  it('is not recorded by an analyst, about a closed member, over a wrong channel', async () => {
    const memberId = await member();
    const input = {
      memberId,
      purpose: 'personalData' as const,
      channel: 'none' as const,
      decision: 'given' as const,
      source: 'desk' as const,
      evidence: 'signedForm' as const,
    };
    expect(await refusal(runCommand(recordConsent, input, analyst, at))).toMatchObject({
      code: 'forbidden',
      details: { permission: 'consents.edit' },
    });
    const wrong = runCommand(recordConsent, { ...input, channel: 'sms' }, agent, at);
    expect(await refusal(wrong)).toMatchObject({ details: { fields: ['channel'] } });
    const closed = await member({ status: 'closed' });
    const late = runCommand(recordConsent, { ...input, memberId: closed }, agent, at);
    expect(await refusal(late)).toMatchObject({ code: 'wrong_state' });
  });

  it('shows the reference of its evidence to those who may read contacts alone, and never to the audit log', async () => {
    const memberId = await member();
    await runCommand(
      recordConsent,
      {
        memberId,
        purpose: 'profiling',
        channel: 'none',
        decision: 'given',
        source: 'desk',
        evidence: 'signedForm',
        evidenceReference: 'Анкета 77',
      },
      agent,
      at,
    );
    expect((await history(memberId, agent))[0]).toMatchObject({ evidenceReference: 'Анкета 77' });
    expect((await history(memberId))[0]).toMatchObject({ evidenceReference: null });
    const [audit] =
      await readPool()`SELECT string_agg(after::text, '') AS text FROM audit_events WHERE command = 'consents.record'`;
    expect(audit?.text).toContain('profiling');
    expect(audit?.text).not.toContain('77');
  });

  it('recorded by mistake is taken back by a record, within 30 seconds, by the same person, once', async () => {
    const memberId = await member();
    const { consentId } = await consent(memberId, 'given');
    const takeBack = (id: number, when: { now: Date }, actor = agent) =>
      runCommand(takeBackConsent, { memberId, consentId: id }, actor, when);
    const other = { ...agent, userId: 2 };
    expect(await refusal(takeBack(consentId, later(5), other))).toMatchObject({
      code: 'wrong_state',
    });
    expect(await refusal(takeBack(consentId, later(31)))).toMatchObject({ code: 'wrong_state' });
    const back = await takeBack(consentId, later(5));
    expect(await refusal(takeBack(consentId, later(6)))).toMatchObject({ code: 'wrong_state' });
    expect(await emailState(memberId)).toMatchObject({
      decision: 'withdrawn',
      evidence: 'correction',
    });
    await takeBack(back.consentId, later(7));
    expect(await emailState(memberId)).toMatchObject({ decision: 'given', textVersion: 1 });
  });

  it('of two at once one comes after the other: the state is the last of the history', async () => {
    const memberId = await member();
    await Promise.allSettled(
      Array.from({ length: 12 }, (_, one) => consent(memberId, one % 2 ? 'given' : 'withdrawn')),
    );
    const [latest] = await history(memberId);
    expect(await emailState(memberId)).toMatchObject({
      consentId: latest?.consentId,
      decision: latest?.decision,
    });
  });
});

describe('a promotional message (I10)', () => {
  it('is not queued without a consent of its channel', async () => {
    const memberId = await member();
    expect(await refusal(queue(memberId, offer))).toMatchObject({ code: 'wrong_state' });
    await consent(memberId, 'given', { channel: 'sms' });
    expect(await refusal(queue(memberId, offer))).toMatchObject({ code: 'wrong_state' });
    await consent(memberId, 'given');
    await queue(memberId, offer);
    await deliver();
    expect(lettersTo(memberId)).toHaveLength(1);
    const [row] = await readPool()`
      SELECT m.consent_id = s.consent_id AS named FROM messages m JOIN consent_states s USING (member_id)
      WHERE m.member_id = ${memberId} AND s.channel = 'email'`;
    expect(row?.named).toBe(true);
  });

  it('that waits is dropped at once by a withdrawal, of its channel or of personal data', async () => {
    const [one, two] = [await member(), await member()];
    for (const memberId of [one, two]) {
      await consent(memberId, 'given');
      await consent(memberId, 'given', { channel: 'sms' });
      await queue(memberId, offer);
      await queue(memberId, offer, { channel: 'sms' });
    }
    await consent(one, 'withdrawn');
    await runCommand(
      recordConsent,
      {
        memberId: two,
        purpose: 'personalData',
        channel: 'none',
        decision: 'withdrawn',
        source: 'desk',
        evidence: 'letter',
      },
      agent,
      at,
    );
    const dropped = await readPool()`
      SELECT member_id::int AS id, channel FROM messages
      WHERE member_id IN (${one}, ${two}) AND state = 'dropped' AND last_error = 'noConsent' ORDER BY 1, 2`;
    expect(dropped).toEqual([
      { id: one, channel: 'email' },
      { id: two, channel: 'email' },
      { id: two, channel: 'sms' },
    ]);
  });

  it.each([
    ['withdrawn', []],
    ['withdrawn and given anew', ['given' as const]],
  ])(
    'on its way when its consent is %s goes no second time after the server put it off',
    async (_, anew) => {
      const memberId = await member();
      await consent(memberId, 'given');
      await queue(memberId, offer);
      const claim = claimFrom(TEST_TEMPLATES);
      const { claimed } = await runCommand(claim, { channels: ['email'] }, systemActor('test'), at);
      const own = claimed.filter((message) => message.memberId === memberId);
      expect(own).toHaveLength(1);
      await consent(memberId, 'withdrawn');
      for (const decision of anew) await consent(memberId, decision);
      for (const { messageId, attempt } of own) {
        const failure = { code: 'smtp_451', isFinal: false };
        const outcomes = [{ memberId, messageId, attempt, failure }];
        await runCommand(recordOutcomes, { outcomes }, systemActor('test'), at);
      }
      const state = () => readPool()`SELECT state FROM messages WHERE member_id = ${memberId}`;
      expect(await state()).toEqual([{ state: 'queued' }]);
      await deliver(later(60).now);
      expect(lettersTo(memberId)).toHaveLength(0);
      const [row] =
        await readPool()`SELECT state, last_error FROM messages WHERE member_id = ${memberId}`;
      expect(row).toEqual({ state: 'dropped', last_error: 'noConsent' });
    },
  );

  it('of 300 racing with 60 withdrawals: none begins after its revocation', async () => {
    const members: number[] = [];
    for (let one = 0; one < 60; one += 1) members.push(await member());
    for (const memberId of members) {
      await consent(memberId, 'given');
      for (let copy = 0; copy < 5; copy += 1) await queue(memberId, offer);
    }
    sink.behaviour.holdMs = 2;
    const withdrawals = members.map(async (memberId, place) => {
      await new Promise((resolve) => setTimeout(resolve, place * 25));
      await consent(memberId, 'withdrawn');
    });
    await Promise.all([deliver(), deliver(), ...withdrawals]);
    sink.behaviour.holdMs = 0;
    const [told] = await readPool()`
      SELECT count(*) FILTER (WHERE m.state = 'sent')::int AS sent,
        count(*) FILTER (WHERE m.state = 'dropped')::int AS dropped,
        count(*) FILTER (WHERE m.begun_at >= w.recorded_at)::int AS late
      FROM messages m JOIN consents w ON w.member_id = m.member_id AND w.decision = 'withdrawn'
      WHERE m.member_id = ANY(${members})`;
    expect(told).toMatchObject({ late: 0 });
    expect(Number(told?.sent) + Number(told?.dropped)).toBe(300);
    expect(told?.sent).toBeGreaterThan(0);
    expect(told?.dropped).toBeGreaterThan(0);
    const arrived = members.map((memberId) => lettersTo(memberId).length);
    expect(arrived.reduce((sum, count) => sum + count, 0)).toBe(told?.sent);
  });
});
