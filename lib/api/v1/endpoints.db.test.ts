import { beforeAll, describe, expect, it } from 'vitest';
import { blockCard } from '@/lib/cards/commands/block-card';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { writeTexts } from '@/lib/messaging/testing/promotion';
import { earn } from '@/lib/points/testing/points-desk';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { ENDPOINTS } from './endpoints';
import { codeOf, newKey, openDesk, send, sql } from './testing/api-desk';

let key = '';
let lastId = 6_000;

beforeAll(async () => {
  await openDesk();
  await seedMembers([]);
  await writeTexts('2020-01-01');
  key = (await newKey()).key;
});

async function member(some: { status?: string; phone?: string; email?: string } = {}) {
  lastId += 1;
  await seedMembers([{ memberId: lastId, ...some }]);
  return lastId;
}

/** Sends and gives the body, which fits what the endpoint says it answers. */
async function told(door: string, sent: Parameters<typeof send>[2] = {}) {
  const answer = await send(key, door, sent);
  const body = await answer.json();
  expect([answer.status < 300, body]).toEqual([true, body]);
  const [method, path = ''] = door.split(' ');
  const steps = path.split('?')[0]?.split('/') ?? [];
  const endpoint = ENDPOINTS.find(({ path: pattern, ...one }) => {
    const wanted = pattern.split('/');
    const fits = wanted.every((step, at) => step.startsWith('{') || step === steps[at]);
    return one.method === method && wanted.length === steps.length && fits;
  });
  endpoint?.schemas.answer.parse(body);
  return body;
}

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
      const found = await told('POST /members/find', { body });
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
      told('POST /purchases', {
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
    const made = await told('POST /members', { body });
    const { consents } = await told(`GET /members/${made.memberId}/consents`);
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
});

describe('points', () => {
  it('are told as text, held, let go, captured and spent', async () => {
    const memberId = await member();
    await earn(memberId, 100);
    const held = await told(`POST /members/${memberId}/holds`, { body: { points: '30.5' } });
    expect(await told(`GET /members/${memberId}/balance`)).toMatchObject({
      available: '69.5',
      held: '30.5',
    });
    await told(`POST /members/${memberId}/holds/${held.holdId}/release`);
    const other = await told(`POST /members/${memberId}/holds`, { body: { points: '40' } });
    await told(`POST /members/${memberId}/holds/${other.holdId}/capture`);
    const spent = await told(`POST /members/${memberId}/redemptions`, { body: { points: '10' } });
    expect(spent).toMatchObject({ points: '10', balance: '50' });
    const more = await send(key, `POST /members/${memberId}/redemptions`, {
      body: { points: '50.01' },
    });
    expect([more.status, await codeOf(more)]).toEqual([409, 'insufficient_points']);
  });

  it('are listed 25 to a page by cursors, each movement once; a cursor of somebody’s own making is refused', async () => {
    const memberId = await member();
    for (let times = 0; times < 60; times += 1) await earn(memberId, 1);
    const seqs: number[] = [];
    let next: string | null = null;
    let pages = 0;
    do {
      const page: { entries: { seq: number }[]; next: string | null } = await told(
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

describe('an event', () => {
  const told150 = { name: 'reviewWritten', occurredAt: '2026-11-20T12:00:00+03:00' };
  beforeAll(async () => {
    await seedRule({
      definition: { kind: 'event', event: 'accountCreated', points: '200', times: 'once' },
      startsOn: '2020-01-01',
    });
    await seedRule({
      definition: { kind: 'event', event: 'reviewWritten', points: '150', times: 'always' },
      startsOn: '2020-01-01',
    });
  });

  it('PTS-10 gives 200 points for "account created" once in the life of a member, also after a merge', async () => {
    const memberId = await member();
    const door = `POST /members/${memberId}/events`;
    const event = (reference: string) => ({ body: { name: 'accountCreated', reference } });
    expect(await told(door, event('a'))).toMatchObject({ points: '200', balance: '200' });
    expect(await told(door, event('b'))).toMatchObject({
      points: '0',
      balance: '200',
      rules: [{ outcome: 'onceGiven', points: '0' }],
    });
    const winner = await member();
    await sql(
      `UPDATE members SET status = 'merged', merged_into = ${winner} WHERE member_id = ${memberId}`,
    );
    expect(await told(`POST /members/${winner}/events`, event('c'))).toMatchObject({ points: '0' });
  });

  it('PTS-32 delivered twice gives 150 once and one row: by its key the same answer, by its reference a refusal', async () => {
    const memberId = await member();
    const door = `POST /members/${memberId}/events`;
    const body = { ...told150, reference: 'r-1' };
    const first = await send(key, door, { body, once: 'e-1' });
    const again = await send(key, door, { body, once: 'e-1' });
    expect(await again.text()).toBe(await first.text());
    const other = await send(key, door, { body, once: 'e-2' });
    expect([other.status, await codeOf(other)]).toEqual([409, 'already_exists']);
    expect((await told(`GET /members/${memberId}/balance`)).available).toBe('150');
    expect((await told(`GET /members/${memberId}/statement`)).entries).toHaveLength(1);
    expect(await told(door, { body: { ...told150, reference: 'r-2' } })).toMatchObject({
      points: '150',
      balance: '300',
    });
  });

  it('of 30 at once under one reference counts once; of a suspended member it is kept and gives nothing', async () => {
    const memberId = await member();
    const body = { ...told150, reference: 'race' };
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => send(key, `POST /members/${memberId}/events`, { body })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(29);
    expect((await told(`GET /members/${memberId}/balance`)).available).toBe('150');
    const suspended = await member({ status: 'suspended' });
    expect(await told(`POST /members/${suspended}/events`, { body })).toMatchObject({
      points: '0',
      withheld: 'suspended',
      rules: [{ outcome: 'withheld' }],
    });
  });
});

describe('a purchase', () => {
  it('earns by rule and by line, tells why and why not, and counts once under two keys', async () => {
    await seedRule({
      definition: { kind: 'earning', effect: { kind: 'rate', points: '1', perMinor: '100' } },
      startsOn: '2020-01-01',
    });
    await seedRule({
      definition: {
        kind: 'earning',
        when: { channels: ['web'] },
        effect: { kind: 'fixed', points: '50', per: 'receipt' },
      },
      startsOn: '2020-01-01',
    });
    const memberId = await member();
    const body = {
      member: { memberId },
      store: 'OWN',
      till: '2',
      receipt: '1047',
      purchasedAt: '2026-11-20T12:30:00+03:00',
      payments: [{ method: 'card', amount: '19.99' }],
      lines: [
        { article: 'A', quantity: '0.5', amount: '9.99' },
        { article: 'B', amount: '10.00' },
      ],
    };
    const made = await told('POST /purchases', { body });
    expect(made).toMatchObject({ memberId, amount: '19.99', earned: '19', isKnown: false });
    expect(made.decision.rules.map((rule: { status: string }) => rule.status)).toEqual([
      'applied',
      'notMatched',
    ]);
    expect(made.decision.rules[1].failed).toEqual([
      { condition: 'channels', wanted: ['web'], found: ['store'] },
    ]);
    const again = await told('POST /purchases', { body });
    expect(again).toMatchObject({ isKnown: true, purchaseId: made.purchaseId, earned: '19' });
    expect((await told(`GET /members/${memberId}/balance`)).available).toBe('19');
  });

  it('refuses a key without points.redeem to pay with points, a fraction of a kopeck, and a store of somebody else', async () => {
    const memberId = await member();
    const body = {
      member: { memberId },
      store: 'OWN',
      receipt: 'P1',
      purchasedAt: '2026-11-20T12:30:00+03:00',
      lines: [{ amount: '10' }],
    };
    const till = (await newKey({ scopes: ['purchases.post'], storeId: 901 })).key;
    const paid = await send(till, 'POST /purchases', { body: { ...body, pay: { points: '1' } } });
    expect([paid.status, (await paid.json()).error.details]).toEqual([
      403,
      { permission: 'points.redeem' },
    ]);
    const fraction = { ...body, lines: [{ amount: '10.001' }] };
    expect((await send(till, 'POST /purchases', { body: fraction })).status).toBe(400);
    const foreign = { ...body, store: 'OTHER' };
    expect((await send(till, 'POST /purchases', { body: foreign })).status).toBe(403);
    expect((await send(till, 'POST /purchases', { body })).status).toBe(201);
  });

  it('is quoted, returned by line and cancelled: points go as they came, and a till of another store cancels nothing', async () => {
    const memberId = await member();
    const basket = {
      member: { memberId },
      store: 'OWN',
      purchasedAt: '2026-11-20T12:30:00+03:00',
      lines: [{ amount: '60.00', quantity: '2' }, { amount: '40.00' }],
    };
    const quote = await told('POST /quotes', { body: basket });
    expect(quote).toMatchObject({ earned: '100', amount: '100.00', due: '100.00' });
    const bought = { ...basket, receipt: 'R1' };
    await told('POST /purchases', { body: bought });
    const of = { store: 'OWN', businessDate: '2026-11-20', receipt: 'R1' };
    const back = await told('POST /returns', {
      body: {
        of,
        lines: [{ lineNo: 1, quantity: '1' }],
        returnedAt: '2026-11-21T12:30:00+03:00',
      },
    });
    expect(back).toMatchObject({ amount: '30.00', takenBack: '30', account: { balance: '70' } });
    expect(back.lines).toEqual([{ lineNo: 1, quantity: '1', amount: '30.00' }]);
    const over = await send(key, 'POST /returns', {
      body: { of, lines: [{ lineNo: 1, quantity: '2' }], returnedAt: '2026-11-21T12:40:00+03:00' },
    });
    expect([over.status, await codeOf(over)]).toEqual([409, 'return_refused']);
    const cancel = { body: { of, cancelledAt: '2026-11-21T13:00:00+03:00' } };
    const fuel = (await newKey({ scopes: ['purchases.post'], partner: 'fuel' })).key;
    expect((await send(fuel, 'POST /purchases/cancel', cancel)).status).toBe(403);
    expect(await told('POST /purchases/cancel', cancel)).toMatchObject({
      amount: '70.00',
      account: { balance: '0' },
    });
    expect(await told('POST /purchases/cancel', cancel)).toMatchObject({ purchaseId: null });
  });
});
