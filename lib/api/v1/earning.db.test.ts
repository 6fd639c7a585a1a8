import { beforeAll, describe, expect, it } from 'vitest';
import { seedRule } from '@/lib/rules/testing/seed-rule';
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
type Balance = { readonly available: string };
type Statement = { readonly entries: readonly unknown[] };
type Rule = { readonly status: string; readonly failed: unknown; readonly why: unknown };
type Made = { readonly purchaseId: number; readonly decision: { readonly rules: readonly Rule[] } };

const told = <Answer = unknown>(door: string, sent?: Parameters<typeof send>[2]) =>
  tell<Answer>(key, door, sent);

beforeAll(async () => {
  await openDesk();
  key = (await newKey()).key;
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
    expect((await told<Balance>(`GET /members/${memberId}/balance`)).available).toBe('150');
    expect((await told<Statement>(`GET /members/${memberId}/statement`)).entries).toHaveLength(1);
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
    expect((await told<Balance>(`GET /members/${memberId}/balance`)).available).toBe('150');
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
    const made = await told<Made>('POST /purchases', { body });
    expect(made).toMatchObject({ memberId, amount: '19.99', earned: '19', isKnown: false });
    expect(made.decision.rules.map(({ status }) => status)).toEqual(['applied', 'notMatched']);
    expect(made.decision.rules[1]?.failed).toEqual([
      { condition: 'channels', wanted: ['web'], found: ['store'] },
    ]);
    const whys = made.decision.rules.map(({ why }) => why);
    expect(JSON.stringify(whys).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(
      JSON.stringify([
        {
          en: '1 point for each ₽1 on ₽19.99: 19 points',
          ru: '1 балл за каждый 1 ₽, сумма 19,99 ₽: 19 баллов',
        },
        {
          en: 'For purchases through the web shop, bought through a store',
          ru: 'Только в канале: интернет-магазин; куплено: магазин',
        },
      ]),
    );
    const again = await told('POST /purchases', { body });
    expect(again).toMatchObject({ isKnown: true, purchaseId: made.purchaseId, earned: '19' });
    expect((await told<Balance>(`GET /members/${memberId}/balance`)).available).toBe('19');
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
    const back = await told<{ lines: unknown }>('POST /returns', {
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
