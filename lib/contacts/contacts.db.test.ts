import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { systemActor } from '@/lib/domain/access/actor';
import type { ConfirmedContact } from '@/lib/domain/contacts/states';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import {
  analyst,
  create,
  fresh,
  refusal,
  support,
  update,
} from '@/lib/members/testing/typed-members';
import { deliverDue } from '@/lib/messaging/deliver';
import { type MailSink, openMailSink, useMail } from '@/lib/messaging/testing/mail-sink';
import { confirmContact } from './commands/confirm-contact';
import { sendCode } from './commands/send-code';
import { sweepCodes } from './commands/sweep-codes';
import { listContactStates } from './queries/list-contact-states';

const NOW = new Date('2026-11-27T12:00:00Z');
const later = (seconds: number) => ({ now: new Date(NOW.getTime() + seconds * 1000) });
const never = new AbortController().signal;

let sink: MailSink;
beforeAll(async () => {
  sink = await openMailSink();
  await seedMembers([]);
});
beforeEach(() => useMail(sink.url));
afterAll(() => sink.close());

const deliver = (at = NOW) =>
  deliverDue({ actor: systemActor('test'), signal: never, now: () => at });
const send = (memberId: number, contact: ConfirmedContact = 'email', seconds = 0) =>
  runCommand(sendCode, { memberId, contact }, support, later(seconds));
const confirm = (
  memberId: number,
  code: string,
  seconds = 0,
  contact: ConfirmedContact = 'email',
) => runCommand(confirmContact, { memberId, contact, code }, support, later(seconds));
const codeIn = (body: string) => /\b(\d{6})\b/.exec(body)?.[1] ?? 'none';
const wrongOf = (code: string) => (code === '000000' ? '000001' : '000000');
const stateOf = async (memberId: number, contact: ConfirmedContact = 'email', seconds = 0) =>
  (await runQuery(listContactStates, { memberId }, analyst, later(seconds))).find(
    (state) => state.contact === contact,
  );

async function member(some: Parameters<typeof create>[0] = {}) {
  const contacts = fresh();
  const { memberId } = await create({ language: 'ru', ...some }, contacts);
  return { memberId, email: contacts.email };
}

/** A member with a code that arrived. */
async function withCode() {
  const made = await member();
  await send(made.memberId);
  await deliver();
  return { ...made, code: codeIn(sink.to(made.email)[0]?.body ?? '') };
}

describe('a code to an e-mail', () => {
  it('arrives in the language and zone of the member, and confirms the contact once', async () => {
    const { memberId, email } = await member({ timeZone: 'Asia/Vladivostok' });
    await send(memberId);
    await deliver();
    const [letter] = sink.to(email);
    expect(letter?.body).toContain('Назовите этот код');
    expect(letter?.body).toContain('22:10, 27 ноября 2026');
    const code = codeIn(letter?.body ?? '');
    expect(await confirm(memberId, `${code.slice(0, 3)} ${code.slice(3)}`)).toEqual({
      kind: 'confirmed',
    });
    expect(await stateOf(memberId)).toMatchObject({ confirmedAt: NOW, codeUntil: null });
    expect(await refusal(send(memberId, 'email', 60))).toMatchObject({ code: 'already_exists' });
  });

  it('is nowhere in the database, and neither is the address in the outbox or the audit log', async () => {
    const { code, email } = await withCode();
    const tables = await readPool()`
      SELECT (SELECT string_agg(m::text, ' ') FROM messages m) AS outbox,
        (SELECT string_agg(c::text, ' ') FROM contact_codes c) AS codes,
        (SELECT string_agg(concat(before, after), ' ') FROM audit_events WHERE command LIKE 'contacts.%') AS audit`;
    const text = JSON.stringify(tables);
    expect(text).toContain('codeSentTo');
    expect(text).not.toContain(email);
    expect(text.match(/\d+/g)).not.toContain(code);
  });

  it('wrong five times is of no use any more, even when the sixth is right', async () => {
    const { memberId, code } = await withCode();
    for (const attemptsLeft of [4, 3, 2, 1]) {
      expect(await confirm(memberId, wrongOf(code))).toEqual({ kind: 'wrong', attemptsLeft });
    }
    expect(await confirm(memberId, wrongOf(code))).toEqual({ kind: 'spent' });
    expect(await confirm(memberId, code)).toEqual({ kind: 'expired' });
  });

  it('ten guesses at once are ten counted guesses: five of them are judged', async () => {
    const { memberId, code } = await withCode();
    const guesses = await Promise.all(
      Array.from({ length: 10 }, () => confirm(memberId, wrongOf(code))),
    );
    const kinds = guesses.map(({ kind }) => kind).sort();
    expect(kinds).toEqual([...Array(5).fill('expired'), 'spent', ...Array(4).fill('wrong')]);
  });

  it('is good for 10 minutes', async () => {
    const { memberId, code } = await withCode();
    expect(await confirm(memberId, code, 600)).toEqual({ kind: 'expired' });
    expect(await confirm(memberId, code, 599)).toEqual({ kind: 'confirmed' });
  });

  it('is replaced by the next one, which comes after 30 seconds; three an hour, two at once are one', async () => {
    const { memberId, code } = await withCode();
    expect(await refusal(send(memberId))).toEqual({
      code: 'too_many_attempts',
      details: { retryAfterSeconds: 30 },
    });
    const both = await Promise.allSettled([
      send(memberId, 'email', 30),
      send(memberId, 'email', 30),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await confirm(memberId, code, 31)).not.toEqual({ kind: 'confirmed' });
    await send(memberId, 'email', 60);
    expect(await refusal(send(memberId, 'email', 3000))).toEqual({
      code: 'too_many_attempts',
      details: { retryAfterSeconds: 600 },
    });
    await send(memberId, 'email', 3600);
  });

  it('counts by contact: another member who gets the e-mail has no more codes than it', async () => {
    const { memberId, email } = await member();
    for (const seconds of [0, 30, 60]) await send(memberId, 'email', seconds);
    await update(memberId, { version: 1, identities: { email: '' } });
    const other = await create({}, { email });
    expect(await refusal(send(other.memberId, 'email', 90))).toMatchObject({
      code: 'too_many_attempts',
    });
  });

  it('to an e-mail that changed meanwhile is neither sent nor taken', async () => {
    const { memberId, email } = await member();
    await send(memberId);
    const next = fresh().email;
    await update(memberId, { version: 1, identities: { email: next } });
    await deliver();
    expect([sink.to(email), sink.to(next)]).toEqual([[], []]);
    const [message] =
      await readPool()`SELECT state, last_error FROM messages WHERE member_id = ${memberId}`;
    expect(message).toEqual({ state: 'dropped', last_error: 'contactChanged' });
    expect(await confirm(memberId, '123456')).toEqual({ kind: 'expired' });
  });

  it('is refused when mail is not configured, and nothing is written', async () => {
    const { memberId } = await member();
    useMail(null);
    expect(await refusal(send(memberId))).toEqual({
      code: 'mail_not_configured',
      details: { channel: 'email' },
    });
    expect(await stateOf(memberId)).toMatchObject({ canSend: false, codeUntil: null });
    expect(await readPool()`SELECT FROM contact_codes WHERE member_id = ${memberId}`).toHaveLength(
      0,
    );
  });

  it('is not sent for analysts, nor to members without the contact', async () => {
    const { memberId } = await member();
    const asked = runCommand(sendCode, { memberId, contact: 'email' }, analyst);
    expect(await refusal(asked)).toMatchObject({ code: 'forbidden' });
    const bare = await create({}, { email: '', phone: '' });
    expect(await refusal(send(bare.memberId))).toMatchObject({ code: 'not_found' });
  });

  it('older than a day is swept', async () => {
    const { memberId } = await withCode();
    const count = async () =>
      (await readPool()`SELECT FROM contact_codes WHERE member_id = ${memberId}`).length;
    await runCommand(sweepCodes, {}, systemActor('test'), later(86_399));
    expect(await count()).toBe(1);
    await runCommand(sweepCodes, {}, systemActor('test'), later(86_401));
    expect(await count()).toBe(0);
  });
});

describe('a code to a phone', () => {
  it('goes by the gateway, with the digits of the phone in its address', async () => {
    const { memberId } = await member();
    expect(await refusal(send(memberId, 'phone'))).toMatchObject({
      code: 'mail_not_configured',
      details: { channel: 'sms' },
    });
    useMail(sink.url, 'to+{phone}@sms.example.org');
    await send(memberId, 'phone');
    await deliver();
    const [profile] =
      await readPool()`SELECT phone FROM member_profiles WHERE member_id = ${memberId}`;
    const [text] = sink.to(`to+${String(profile?.phone).slice(1)}@sms.example.org`);
    expect(await confirm(memberId, codeIn(text?.body ?? ''), 1, 'phone')).toEqual({
      kind: 'confirmed',
    });
    expect(await stateOf(memberId, 'phone')).toMatchObject({ confirmedAt: later(1).now });
    expect(await stateOf(memberId)).toMatchObject({ confirmedAt: null });
  });
});

describe('a confirmation', () => {
  it('ends when the contact changes, and stays when something else does', async () => {
    const { memberId, code } = await withCode();
    await confirm(memberId, code);
    await update(memberId, { version: 1, details: { city: 'Казань' } });
    expect(await stateOf(memberId)).toMatchObject({ confirmedAt: NOW });
    await update(memberId, { version: 2, identities: { email: fresh().email } });
    expect(await stateOf(memberId)).toMatchObject({ confirmedAt: null });
  });
});
