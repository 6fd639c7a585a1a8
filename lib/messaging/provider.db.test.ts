import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { sql } from '@/lib/points/testing/points-desk';
import { emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { isSignedBy, openReceiver } from '@/lib/webhooks/testing/receiver';
import { reportMessages } from './commands/report-messages';
import { useMail } from './testing/mail-sink';
import { deliverAt, type SeededMechanic, seedMechanic, tell } from './testing/mechanic-desk';
import { consent, writeTexts } from './testing/promotion';

const NOW = new Date('2026-11-27T12:00:00Z');
const SECRET = `whsec_${randomBytes(32).toString('base64')}`;

let provider: Awaited<ReturnType<typeof openReceiver>>;
let gift: SeededMechanic;
let nextId = 10_000;
beforeAll(async () => {
  provider = await openReceiver();
  useMail(null);
  process.env.WEBHOOK_PRIVATE_NETS = '127.0.0.0/8';
  process.env.SMS_PROVIDER_URL = provider.url('/sms');
  process.env.SMS_PROVIDER_SECRET = SECRET;
  process.env.PUSH_PROVIDER_URL = provider.url('/push');
  process.env.PUSH_PROVIDER_SECRET = SECRET;
  await emptyProgramme();
  await writeTexts('2026-11-01');
  gift = await seedMechanic();
});
afterEach(() => {
  provider.behaviour.answer = (response) => response.writeHead(202).end();
  provider.arrived.length = 0;
});
afterAll(() => provider.close());

async function agreed(channel: 'sms' | 'push'): Promise<number> {
  nextId += 1;
  const memberId = nextId;
  const phone = `+7917${String(memberId).padStart(7, '0')}`;
  await seedMembers([{ memberId, firstName: 'Анна', phone }]);
  await consent(memberId, 'given', { channel, now: NOW });
  return memberId;
}
const outbox = (memberId: number) =>
  sql<{ state: string; reason: string | null; key: string }>(
    `SELECT state, last_error AS reason, mail_key AS key FROM messages WHERE member_id = ${memberId} ORDER BY message_id`,
  );
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);

describe('a provider', () => {
  it('is sent a text message as a signed request, the same key at each attempt', async () => {
    const member = await agreed('sms');
    await tell(gift, [member], { now: NOW });
    provider.behaviour.answer = (response) => response.writeHead(503).end();
    await deliverAt(NOW);
    expect(await outbox(member)).toMatchObject([{ state: 'queued', reason: 'http_503' }]);
    provider.behaviour.answer = (response) => response.writeHead(202).end();
    await deliverAt(later(30));
    const [sent] = await outbox(member);
    expect(sent).toMatchObject({ state: 'sent', reason: null });
    const requests = provider.at('/sms');
    expect(requests.map(({ headers }) => headers['idempotency-key'])).toEqual([
      sent?.key,
      sent?.key,
    ]);
    expect(requests.every((request) => isSignedBy(SECRET, request))).toBe(true);
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      ...{ type: 'message.send', id: sent?.key, channel: 'sms', language: 'ru' },
      to: { phone: `+7917${String(member).padStart(7, '0')}` },
      ...{ subject: '', text: 'Здравствуйте, Анна! Вам 300 баллов.' },
    });
  });

  it('of push messages knows the member by number, and who is unknown there is written to no more', async () => {
    const member = await agreed('push');
    await tell(gift, [member], { now: NOW });
    provider.behaviour.answer = (response) => response.writeHead(410).end();
    await deliverAt(NOW);
    expect(JSON.parse(provider.at('/push')[0]?.body ?? '').to).toEqual({ memberId: member });
    expect(await outbox(member)).toMatchObject([{ state: 'failed', reason: 'http_410' }]);
    expect(await tell(gift, [member], { now: NOW })).toMatchObject([{ refused: 'suppressed' }]);
  });

  it('that refuses a message is not asked again', async () => {
    const member = await agreed('sms');
    await tell(gift, [member], { now: NOW });
    provider.behaviour.answer = (response) => response.writeHead(422).end();
    await deliverAt(NOW);
    await deliverAt(later(100_000));
    expect(await outbox(member)).toMatchObject([{ state: 'failed', reason: 'http_422' }]);
    expect(provider.arrived).toHaveLength(1);
  });
});

describe('a report of a provider', () => {
  it('is kept with its message; who complains or leaves is written to no more, and leaving withdraws the consent', async () => {
    const [one, two, three] = [await agreed('sms'), await agreed('sms'), await agreed('sms')];
    await tell(gift, [one, two, three], { now: NOW });
    await deliverAt(NOW);
    const keys = (await Promise.all([one, two, three].map(outbox))).map(([row]) => row?.key ?? '');
    const [first = '', second = '', third = ''] = keys;
    const reports = [
      { id: first, event: 'delivered' as const },
      { id: first, event: 'bounced' as const, isPermanent: false },
      { id: second, event: 'complained' as const },
      { id: third, event: 'unsubscribed' as const },
      { id: '5b0e7d0e-8a34-4f0c-9a53-0f2b6a1f3d11', event: 'delivered' as const },
    ];
    const report = () => runCommand(reportMessages, { reports }, systemActor('test'), { now: NOW });
    expect(await report()).toEqual({ kept: 4, unknown: 1 });
    const told = await tell(gift, [one, two, three], { now: NOW });
    expect(told.map(({ refused }) => refused)).toEqual([null, 'suppressed', 'noConsent']);
    expect(await tell(gift, [two], { now: NOW, kind: 'service' })).toMatchObject([
      { refused: null },
    ]);
    const withdrawn = await sql(
      `SELECT evidence FROM consents WHERE member_id = ${three} AND decision = 'withdrawn'`,
    );
    expect(withdrawn).toEqual([{ evidence: 'letter' }]);
  });
});
