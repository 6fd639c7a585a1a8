import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { refusal } from '@/lib/members/testing/typed-members';
import { changeChoice } from '@/lib/messaging/commands/follow-link';
import { sealLink } from '@/lib/messaging/links/tokens';
import { findChoices } from '@/lib/messaging/queries/find-choices';
import { type MailSink, openMailSink, useMail } from '@/lib/messaging/testing/mail-sink';
import {
  deliverAt,
  type SeededMechanic,
  seedMechanic,
  tell,
} from '@/lib/messaging/testing/mechanic-desk';
import { consent, writeTexts } from '@/lib/messaging/testing/promotion';
import { sql } from '@/lib/points/testing/points-desk';
import { emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { GET as click } from './click/[token]/route';
import { GET as open } from './open/[token]/route';
import { POST as leave, GET as look } from './unsubscribe/[token]/route';

const NOW = new Date('2026-11-27T12:00:00Z');
const at = { now: NOW };
const nobody = { kind: 'anonymous', requestId: 'test' } as const;

let sink: MailSink;
let gift: SeededMechanic;
let nextId = 10_000;
beforeAll(async () => {
  sink = await openMailSink();
  useMail(sink.url);
  await emptyProgramme();
  await writeTexts('2026-11-01');
  gift = await seedMechanic({ text: 'Заходите: https://shop.example.org/sale?a=1&b=2.' });
});
afterAll(() => sink.close());

type Handler = typeof look;
const follow = (handler: Handler, address: string, init: { method?: string; body?: string } = {}) =>
  handler(new NextRequest(address, init), {
    params: Promise.resolve({ token: new URL(address).pathname.split('/').at(-1) ?? '' }),
  });

/** A member who got a letter, and what stands in it. */
async function written() {
  nextId += 1;
  const memberId = nextId;
  await seedMembers([{ memberId, email: `l${memberId}@mail.ru` }]);
  await consent(memberId, 'given', at);
  await tell(gift, [memberId], at);
  await deliverAt(NOW);
  const [letter] = sink.to(`l${memberId}@mail.ru`);
  const headers = letter?.headers.replace(/\r\n\s+/g, ' ') ?? '';
  const body = (letter?.body ?? '').replace(/=\r?\n/g, '');
  const inBody = (path: string) =>
    new RegExp(`https?://[^"\\s]+/api/public/${path}/[\\w-]+`).exec(body)?.[0] ?? '';
  return {
    memberId,
    unsubscribe: /List-Unsubscribe: <([^>]+)>/.exec(headers)?.[1] ?? '',
    click: inBody('click'),
    open: inBody('open'),
    token: /\/choices\/([\w-]+)/.exec(body)?.[1] ?? '',
  };
}
const consentsOf = (memberId: number) =>
  sql(
    `SELECT decision, source, evidence, actor FROM consents WHERE member_id = ${memberId} ORDER BY consent_id`,
  );
const eventsOf = (memberId: number) =>
  sql(`SELECT kind FROM message_events WHERE member_id = ${memberId} ORDER BY event_id`);

describe('the one click of a mail program', () => {
  it('ends advertising by mail at once, once, with an audit row, and the next letter is not sent', async () => {
    const { memberId, unsubscribe } = await written();
    await tell(gift, [memberId], { now: NOW });
    const body = 'List-Unsubscribe=One-Click';
    for (const _ of [1, 2]) {
      expect((await follow(leave, unsubscribe, { method: 'POST', body })).status).toBe(204);
    }
    expect((await consentsOf(memberId)).at(-1)).toEqual({
      ...{ decision: 'withdrawn', source: 'site', evidence: 'link', actor: 'anonymous' },
    });
    expect(await consentsOf(memberId)).toHaveLength(2);
    expect(await eventsOf(memberId)).toEqual([{ kind: 'unsubscribed' }]);
    const audited = await sql(
      `SELECT actor, command FROM audit_events WHERE command = 'messages.unsubscribe' AND after ->> 'memberId' = '${memberId}'`,
    );
    expect(audited).toEqual([{ actor: 'anonymous', command: 'messages.unsubscribe' }]);
    await deliverAt(new Date(NOW.getTime() + 24 * 3_600_000));
    expect(sink.to(`l${memberId}@mail.ru`)).toHaveLength(1);
    expect(await tell(gift, [memberId], { now: NOW })).toMatchObject([{ refused: 'noConsent' }]);
  });

  it('is not made by looking at the link: that leads to the choices', async () => {
    const { memberId, unsubscribe, token } = await written();
    const answer = await follow(look, unsubscribe);
    expect([answer.status, answer.headers.get('x-robots-tag')]).toEqual([303, 'noindex, nofollow']);
    expect(answer.headers.get('location')).toMatch(/^\/choices\/[\w-]+$/);
    expect(await consentsOf(memberId)).toHaveLength(1);
    expect(await runQuery(findChoices, { token }, nobody, at)).toMatchObject({
      ...{ asked: 'email', language: 'ru', text: 'Согласен: advertising' },
    });
  });

  it('with a link that is not ours changes nothing and says so', async () => {
    const of = { memberId: 1, messageId: 1, channel: 'email' as const };
    for (const token of ['x', 'A'.repeat(80), sealLink('open', of)]) {
      const address = `http://localhost/api/public/unsubscribe/${token}`;
      const answer = await follow(leave, address, { method: 'POST' });
      expect([answer.status, (await answer.json()).error.code]).toEqual([404, 'not_found']);
    }
  });
});

describe('the choices of a member', () => {
  const choose = (token: string, decision: 'given' | 'withdrawn', channel: 'email' | 'phone') =>
    runCommand(changeChoice, { token, channel, decision }, nobody, at);

  it('are changed channel by channel, to the text of today, and the page shows them', async () => {
    const { memberId, token } = await written();
    await choose(token, 'withdrawn', 'email');
    await choose(token, 'given', 'phone');
    await choose(token, 'given', 'email');
    const seen = await runQuery(findChoices, { token }, nobody, at);
    expect(seen?.channels).toEqual([
      { channel: 'email', isGiven: true },
      { channel: 'sms', isGiven: false },
      { channel: 'phone', isGiven: true },
      { channel: 'push', isGiven: false },
    ]);
    expect(JSON.stringify(seen)).not.toContain(String(memberId));
    const given = await sql(
      `SELECT count(*)::int AS count FROM consents WHERE member_id = ${memberId} AND decision = 'given' AND text_version = 1`,
    );
    expect(given).toEqual([{ count: 3 }]);
  });

  it('are not a toy: after 20 changes in an hour nothing is given, and leaving still works', async () => {
    const { token } = await written();
    for (let times = 0; times < 10; times += 1) {
      await choose(token, 'withdrawn', 'email');
      await choose(token, 'given', 'email');
    }
    await choose(token, 'withdrawn', 'email');
    expect(await refusal(choose(token, 'given', 'email'))).toMatchObject({
      code: 'too_many_attempts',
    });
  });

  it('of who is gone can be ended and not given', async () => {
    const { memberId, token } = await written();
    for (const status of ['closing', 'closed']) {
      await sql('UPDATE members SET status = $2 WHERE member_id = $1', [memberId, status]);
    }
    await choose(token, 'withdrawn', 'email');
    expect(await refusal(choose(token, 'given', 'email'))).toMatchObject({ code: 'wrong_state' });
  });
});

describe('what a reader does', () => {
  it('is kept: opened by the picture, clicked on the way to where the letter said', async () => {
    const one = await written();
    const picture = await follow(open, one.open);
    expect([picture.headers.get('content-type'), (await picture.arrayBuffer()).byteLength]).toEqual(
      ['image/gif', 42],
    );
    const answer = await follow(click, one.click);
    expect(answer.headers.get('location')).toBe('https://shop.example.org/sale?a=1&b=2');
    expect(await eventsOf(one.memberId)).toEqual([{ kind: 'opened' }, { kind: 'clicked' }]);
    for (let times = 0; times < 30; times += 1) await follow(open, one.open);
    expect(await eventsOf(one.memberId)).toHaveLength(21);
  });

  it('leads nowhere that no letter said: a link of somebody else’s making ends at our page', async () => {
    const answer = await follow(
      click,
      'http://localhost/api/public/click/https%3A%2F%2Fevil.example',
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/choices/https%253A%252F%252Fevil.example',
    ]);
    const picture = await follow(open, 'http://localhost/api/public/open/x');
    expect(picture.status).toBe(200);
  });
});
