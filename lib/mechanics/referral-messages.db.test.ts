import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import { type MailSink, openMailSink, useMail } from '@/lib/messaging/testing/mail-sink';
import { deliverAt } from '@/lib/messaging/testing/mechanic-desk';
import { sql } from '@/lib/points/testing/points-desk';
import { bringBack, NOW, record } from '@/lib/purchases/testing/till-desk';
import { codeOf, joins, openReferrals } from '@/lib/referrals/testing/referral-desk';
import { awardsOf, balanceOf, freshMechanics, launched, wake } from './testing/run-desk';

const both = (text: string) => ({ en: text, ru: text });
const GIFT: Omit<MechanicJson, 'kind'> = {
  occasion: { is: 'referral' },
  rewards: [{ is: 'points', points: '300' }],
  message: { kind: 'service', subject: both('A friend'), text: both('300 points') },
  creditedAfter: 'message',
};
let sink: MailSink;

beforeAll(async () => {
  await openReferrals();
  await freshMechanics();
  sink = await openMailSink();
  useMail(sink.url);
});
afterAll(() => sink.close());

/** Somebody whose address was confirmed. */
async function written(broughtBy = ''): Promise<number> {
  const email = `r${crypto.randomUUID()}@mail.ru`;
  const memberId = await joins(broughtBy, { email });
  await sql(
    `INSERT INTO contact_confirmations (member_id, contact, value, way, actor, confirmed_at)
     VALUES ($1, 'email', $2, 'code', 'system:test', now())`,
    [memberId, email],
  );
  return memberId;
}

it('a gift that waits for its message is credited to both, each by their own, and to neither once the order came back', async () => {
  const ruleId = await launched(GIFT, 'receipt');
  const who = await written();
  const code = await codeOf(who);
  const [friend, other] = [await written(code), await written(code)];
  await record({ memberId: friend });
  const order = await record({ memberId: other });
  await wake(NOW);
  expect((await awardsOf(ruleId)).map(({ state }) => state)).toEqual(Array(4).fill('waiting'));
  await bringBack(order);
  await deliverAt(NOW);
  await wake(NOW);
  expect([await balanceOf(who), await balanceOf(friend), await balanceOf(other)]).toEqual([
    300, 300, 0,
  ]);
});
