import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { deliverDue } from '@/lib/messaging/deliver';
import { type MailSink, openMailSink, useMail } from '@/lib/messaging/testing/mail-sink';
import { sql } from '@/lib/points/testing/points-desk';
import { ACTOR, emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { freshLadders, ladderJson, NIGHT, noonOf, seedLadder } from '../testing/ladder-desk';
import { type MovedMember, queueTierMessages } from './queue-tier-messages';

const DAY = '2026-11-27';
const now = noonOf(DAY);

let sink: MailSink;
beforeAll(async () => {
  sink = await openMailSink();
  await emptyProgramme();
});
afterAll(() => sink.close());

/** Two tiers: gold greets who reaches it, and says good-bye to who falls from it. */
async function seedGold(): Promise<void> {
  const json = ladderJson([0, 1_000]);
  const both = (text: string) => ({ en: `${text} (en)`, ru: text });
  const tiers = json.tiers.map((tier, place) =>
    place === 0
      ? tier
      : {
          ...tier,
          entryMessage: {
            subject: both('Вы — Золото'),
            text: both('Здравствуйте & спасибо.\n\nВаш магазин'),
          },
          exitMessage: { subject: both('До встречи'), text: both('Возвращайтесь') },
        },
  );
  await seedLadder({ ...json, tiers }, '2026-01-01');
}

beforeEach(async () => {
  useMail(sink.url);
  await freshLadders();
  await withTx(ACTOR, ({ client }) => client.query('TRUNCATE messages'));
  await seedGold();
});

const queue = (moved: readonly MovedMember[]) =>
  withTx(ACTOR, (tx) => queueTierMessages({ tx, now }, moved));
const show = (memberId: number, tierId: number | null) =>
  withTx(ACTOR, async ({ client }) => {
    await client.query(
      `INSERT INTO tiers (tier_id, code, rank, name_en, name_ru) VALUES (1, 'a', 1, 'A', 'A'), (2, 'b', 2, 'B', 'B')
       ON CONFLICT DO NOTHING`,
    );
    await client.query('UPDATE members SET tier_id = $2 WHERE member_id = $1', [memberId, tierId]);
  });
const deliver = () =>
  deliverDue({ actor: NIGHT, signal: new AbortController().signal, now: () => now });
const outbox = () =>
  sql('SELECT member_id::int AS who, kind, state, last_error AS error FROM messages ORDER BY 1');

let last = 71_000;
async function seeded(more: object = {}) {
  last += 1;
  await seedMembers([{ memberId: last, email: `t${last}@mail.ru`, ...more }]);
  return last;
}

describe('messages of tiers', () => {
  it('greet who reached gold, in the words of the ladder', async () => {
    const member = await seeded();
    await show(member, 2);
    expect(await queue([{ memberId: member, fromTierId: 1, toTierId: 2 }])).toBe(1);
    await deliver();
    expect(await outbox()).toEqual([{ who: member, kind: 'service', state: 'sent', error: null }]);
    const [letter] = sink.to(`t${member}@mail.ru`);
    expect(letter?.headers).toMatch(/^Subject: =\?UTF-8\?/m);
  });

  it('say good-bye to who fell, and nothing of the tier below', async () => {
    const member = await seeded();
    await show(member, 1);
    await queue([{ memberId: member, fromTierId: 2, toTierId: 1 }]);
    await deliver();
    expect(await outbox()).toMatchObject([{ who: member, state: 'sent' }]);
  });

  it('are dropped when the member has moved again meanwhile', async () => {
    const [up, down] = [await seeded(), await seeded()];
    await show(up, 1);
    await show(down, 2);
    await queue([
      { memberId: up, fromTierId: 1, toTierId: 2 },
      { memberId: down, fromTierId: 2, toTierId: 1 },
    ]);
    await deliver();
    expect(await outbox()).toMatchObject([
      { who: up, state: 'dropped', error: 'stale' },
      { who: down, state: 'dropped', error: 'stale' },
    ]);
  });

  it('go to nobody without an e-mail, to nobody who is suspended, and to nobody without a mail server', async () => {
    const [bare, away, fine] = [
      await seeded({ email: undefined }),
      await seeded({ status: 'suspended' }),
      await seeded(),
    ];
    const moved = [bare, away, fine].map((memberId) => ({ memberId, fromTierId: 1, toTierId: 2 }));
    expect(await queue(moved)).toBe(1);
    useMail(null);
    expect(await queue(moved)).toBe(0);
  });

  it('of 5,000 members are queued in one statement, each once', async () => {
    const members = Array.from({ length: 5_000 }, (_, place) => 80_000 + place);
    await seedMembers(members.map((memberId) => ({ memberId, email: `t${memberId}@mail.ru` })));
    const moved = members.map((memberId) => ({
      ...{ memberId, fromTierId: memberId % 2 === 0 ? 1 : null },
      toTierId: memberId % 3 === 0 ? 1 : 2,
    }));
    const told = moved.filter(({ toTierId }) => toTierId === 2).length;
    expect(await queue(moved)).toBe(told);
    expect(await sql('SELECT count(DISTINCT member_id)::int AS n FROM messages')).toEqual([
      { n: told },
    ]);
  });
});
