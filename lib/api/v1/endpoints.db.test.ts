import { beforeAll, describe, expect, it } from 'vitest';
import { blockCard } from '@/lib/cards/commands/block-card';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { writeTexts } from '@/lib/messaging/testing/promotion';
import { earn } from '@/lib/points/testing/points-desk';
import {
  codeOf,
  newMember as member,
  newKey,
  openDesk,
  send,
  sql,
  told as tell,
} from './testing/api-desk';

let key = '';
type Hold = { readonly holdId: number };
type Statement = {
  readonly account: unknown;
  readonly entries: readonly { readonly seq: number }[];
};
type Page = { readonly entries: readonly { readonly seq: number }[]; readonly next: string | null };

const told = <Answer = unknown>(door: string, sent?: Parameters<typeof send>[2]) =>
  tell<Answer>(key, door, sent);

beforeAll(async () => {
  await openDesk();
  await seedMembers([]);
  await writeTexts('2020-01-01');
  key = (await newKey()).key;
});

async function cardOf(memberId: number, number: string): Promise<void> {
  await sql(`INSERT INTO identity_claims (kind, value, member_id) VALUES ('card', $1, $2)`, [
    number,
    memberId,
  ]);
  await sql(
    `INSERT INTO cards (member_id, number, status, issued_on) VALUES ($1, $2, 'active', '2026-01-01')`,
    [memberId, number],
  );
}

async function block(number: string): Promise<void> {
  const [card] = await sql<{ cardId: number; version: number }>(
    `SELECT card_id::float8 AS "cardId", version FROM cards WHERE number = $1`,
    [number],
  );
  const { cardId = 0, version = 0 } = card ?? {};
  await runCommand(blockCard, { cardId, version, reason: 'lost' }, systemActor('test'));
}

describe('a member', () => {
  it('is found by phone as typed, by e-mail in any case, by external id and by card', async () => {
    const memberId = await member({ phone: '+79170000777', email: 'found@mail.ru' });
    await sql(`INSERT INTO identity_claims VALUES ('external', 'CRM-7', ${memberId})`);
    await cardOf(memberId, '2000000000770');
    for (const body of [
      { phone: '8 (917) 000-07-77' },
      { email: 'Found@Mail.ru' },
      { externalId: 'CRM-7' },
      { card: '2000 0000 0077 0' },
    ]) {
      const found = await told<{ memberId: number; phone: string }>('POST /members/find', { body });
      expect([found.memberId, found.phone]).toEqual([memberId, '+7 917 •••-••-77']);
      expect(JSON.stringify(found)).not.toContain('0000777');
    }
  });

  it('with a blocked card gets byte for byte the answer of an unknown card, wherever a card is asked about', async () => {
    const memberId = await member();
    await cardOf(memberId, '2000000000787');
    await block('2000000000787');
    const body = async (door: string, sent: unknown) => {
      const answer = await send(key, door, {
        body: sent,
        headers: { 'x-request-id': 'same-request' },
      });
      return `${answer.status} ${await answer.text()}`;
    };
    for (const [door, blocked, unknown] of [
      ['POST /members/find', { card: '2000000000787' }, { card: '2000000009999' }],
      ['POST /cards/find', { number: '2000000000787' }, { number: '2000000009999' }],
    ] as const) {
      expect(await body(door, blocked)).toBe(await body(door, unknown));
    }
    const purchase = (card: string, receipt: string) =>
      told<object>('POST /purchases', {
        body: {
          member: { card },
          store: 'OWN',
          receipt,
          purchasedAt: new Date().toJSON(),
          lines: [{ amount: '10.00' }],
        },
      });
    const first = await purchase('2000000000787', 'B1');
    const second = await purchase('2000000009999', 'B2');
    expect({ ...first, purchaseId: 0 }).toEqual({ ...second, purchaseId: 0 });
    expect(first).toMatchObject({ memberId: null, notice: 'unknown_card', earned: '0' });
  });

  it('is enrolled with a virtual card and a consent, all or nothing, and a taken phone does not tell whose it is', async () => {
    const body = {
      firstName: 'Anna',
      lastName: 'Orlova',
      phone: '+7 917 000-08-88',
      card: { isVirtual: true },
      consents: [{ purpose: 'personalData', channel: 'none' }],
    };
    const made = await told<{ memberId: number; cardId: number }>('POST /members', { body });
    const { consents } = await told<{ consents: unknown[] }>(
      `GET /members/${made.memberId}/consents`,
    );
    expect(consents[0]).toMatchObject({ purpose: 'personalData', decision: 'given' });
    expect(made.cardId).toBeGreaterThan(0);
    const again = await send(key, 'POST /members', { body });
    expect([again.status, (await again.json()).error]).toEqual([
      409,
      { code: 'identity_taken', details: { field: 'phone' } },
    ]);
    const before = await sql('SELECT count(*) FROM members');
    const wrong = { lastName: 'Lost', consents: [{ purpose: 'advertising', channel: 'none' }] };
    expect((await send(key, 'POST /members', { body: wrong })).status).toBe(400);
    expect(await sql('SELECT count(*) FROM members')).toEqual(before);
  });

  it('brings others by a code: told at enrolment or shortly after, once; a wrong code enrols nobody', async () => {
    const who = await told<{ memberId: number }>('POST /members', { body: { lastName: 'Anna' } });
    const door = `POST /members/${who.memberId}/referral-code`;
    const { referralCode } = await told<{ referralCode: string }>(door);
    expect(referralCode).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(await told(door)).toEqual({ referralCode });
    const friend = { lastName: 'Boris', referralCode: referralCode.toLowerCase() };
    const made = await told<{ memberId: number }>('POST /members', { body: friend });
    const refused = async (at: string, body: object) => {
      const answer = await send(key, at, { body });
      return [answer.status, (await answer.json()).error];
    };
    const again = `POST /members/${made.memberId}/referral`;
    expect(await refused(again, { referralCode })).toEqual([
      409,
      { code: 'referral_refused', details: { reason: 'already_brought' } },
    ]);
    for (const wrong of ['2222-2222', `MBR-${who.memberId}`]) {
      expect(await refused('POST /members', { lastName: 'Lost', referralCode: wrong })).toEqual([
        409,
        { code: 'referral_refused', details: { reason: 'unknown_code' } },
      ]);
    }
    const late = await told<{ memberId: number }>('POST /members', { body: { lastName: 'Vera' } });
    const body = { referralCode };
    const answer = await told(`POST /members/${late.memberId}/referral`, { body });
    expect(answer).toEqual({ referralId: expect.any(Number) });
    expect(
      await sql(
        'SELECT referrer_id::int AS by FROM referrals WHERE member_id = ANY ($1::bigint[])',
        [[made.memberId, late.memberId]],
      ),
    ).toEqual([{ by: who.memberId }, { by: who.memberId }]);
  });
});

describe('points', () => {
  it('are told as text, held, let go, captured and spent', async () => {
    const memberId = await member();
    await earn(memberId, 100);
    const held = await told<Hold>(`POST /members/${memberId}/holds`, { body: { points: '30.5' } });
    expect(await told(`GET /members/${memberId}/balance`)).toMatchObject({
      available: '69.5',
      held: '30.5',
    });
    await told(`POST /members/${memberId}/holds/${held.holdId}/release`);
    const other = await told<Hold>(`POST /members/${memberId}/holds`, { body: { points: '40' } });
    await told(`POST /members/${memberId}/holds/${other.holdId}/capture`);
    const spent = await told(`POST /members/${memberId}/redemptions`, { body: { points: '10' } });
    expect(spent).toMatchObject({ points: '10', balance: '50' });
    const more = await send(key, `POST /members/${memberId}/redemptions`, {
      body: { points: '50.01' },
    });
    expect([more.status, await codeOf(more)]).toEqual([409, 'insufficient_points']);
  });

  it('are given to another member once for a key, within the limits, as both statements tell', async () => {
    const [giver, receiver] = [await member(), await member()];
    await earn(giver, 600);
    const door = `POST /members/${giver}/transfers`;
    const made = await told(door, { body: { to: receiver, points: '250.5' } });
    expect(made).toEqual({
      memberId: giver,
      toMemberId: receiver,
      points: '250.5',
      seq: 2,
      toSeq: 1,
    });
    const { entries } = await told<Page>(`GET /members/${receiver}/statement`);
    expect(entries[0]).toMatchObject({
      kind: 'transfer_in',
      points: '250.5',
      otherMemberId: giver,
    });
    const refusal = async (body: Readonly<Record<string, unknown>>) => {
      const answer = await send(key, door, { body });
      return [answer.status, (await answer.json()).error];
    };
    expect(await refusal({ to: receiver, points: '99' })).toEqual([
      409,
      { code: 'transfer_refused', details: { limit: 'least', left: '100' } },
    ]);
    expect(await refusal({ to: giver, points: '100' })).toEqual([
      409,
      { code: 'points_refused', details: { reason: 'same_member' } },
    ]);
    expect((await refusal({ to: 999_999_999, points: '100' }))[0]).toBe(404);
    const { key: poor } = await newKey({ scopes: ['points.redeem'] });
    const shut = await send(poor, door, { body: { to: receiver, points: '100' } });
    expect([shut.status, await codeOf(shut)]).toEqual([403, 'forbidden']);
  });

  it('are told by the end of a day, as they had happened and as they were known', async () => {
    const memberId = await member();
    await earn(memberId, 100, { now: new Date('2026-11-20T10:00:00Z') });
    await earn(memberId, 50, { now: new Date('2026-11-22T10:00:00Z') });
    // Happened on the 19th, was booked on the 23rd.
    await sql(
      `SET LOCAL session_replication_role = replica;
       UPDATE point_entries SET occurred_at = '2026-11-19T10:00:00Z' WHERE member_id = ${memberId} AND seq = 2`,
    );
    const at = (query: string) => told<Statement>(`GET /members/${memberId}/statement?${query}`);
    const happened = await at('asOf=2026-11-20');
    expect(happened.account).toEqual({ balance: '150', pending: '0', debt: '0' });
    expect(happened.entries.map(({ seq }) => seq)).toEqual([1, 2]);
    const known = await at('knownOn=2026-11-20');
    expect(known.account).toEqual({ balance: '100', pending: '0', debt: '0' });
    expect((await at('asOf=2026-11-18')).entries).toEqual([]);
    expect((await told<Statement>(`GET /members/${memberId}/statement`)).account).toBeNull();
    for (const query of ['asOf=2026-11-20&knownOn=2026-11-20', 'asOf=2026-02-30', 'knownOn=1']) {
      const answer = await send(key, `GET /members/${memberId}/statement?${query}`);
      expect([answer.status, await codeOf(answer)]).toEqual([400, 'invalid_input']);
    }
  });

  it('are listed 25 to a page by cursors, each movement once; a cursor of somebody’s own making is refused', async () => {
    const memberId = await member();
    for (let times = 0; times < 60; times += 1) await earn(memberId, 1);
    const seqs: number[] = [];
    let next: string | null = null;
    let pages = 0;
    do {
      const page: Page = await told<Page>(
        `GET /members/${memberId}/statement${next === null ? '' : `?cursor=${next}`}`,
      );
      seqs.push(...page.entries.map(({ seq }) => seq));
      next = page.next;
      pages += 1;
    } while (next !== null && pages < 10);
    expect(pages).toBe(3);
    expect(seqs).toEqual(Array.from({ length: 60 }, (_, place) => 60 - place));
    for (const cursor of [
      'WzBd',
      'WyJ4Il0',
      'bm90aGluZw',
      'Wzk5OTk5OTk5OTk5XQ',
      '%00',
      'a&cursor=b',
    ]) {
      const answer = await send(key, `GET /members/${memberId}/statement?cursor=${cursor}`);
      expect([answer.status, await codeOf(answer)], cursor).toEqual([400, 'invalid_input']);
    }
  });
});
