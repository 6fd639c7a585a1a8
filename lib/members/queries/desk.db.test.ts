import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import type { UserActor } from '@/lib/domain/access/actor';
import { runQuery } from '@/lib/kernel/query';
import { openPosting } from '@/lib/purchases/posting/open-posting';
import { postPurchases } from '@/lib/purchases/posting/post-purchases';
import { seedMembers } from '../testing/seed-members';
import { listGlances } from './list-glances';
import { readNumber } from './read-number';

const support: UserActor = { kind: 'user', userId: 1, role: 'support', requestId: 'test' };
const analyst: UserActor = { kind: 'user', userId: 2, role: 'analyst', requestId: 'test' };

beforeAll(async () => {
  await seedMembers([
    {
      memberId: 1,
      firstName: 'Ильдар',
      lastName: 'Сафиуллин',
      phone: '+79171234555',
      card: '9783161484100',
      tierId: 4,
    },
    { memberId: 2 },
  ]);
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    await openPosting(tx);
    await tx.client.query(
      `INSERT INTO posting (row_no, member_id, store_id, receipt, business_date, purchased_at, is_return, amount_minor)
       VALUES (1, 1, 1, 'R1', '2026-11-18', '2026-11-18 09:00', false, 10050),
         (2, 1, 1, 'R2', '2026-11-19', '2026-11-19 09:00', false, 64000),
         (3, 1, 1, 'R2', '2026-11-20', '2026-11-20 09:00', true, -64000)`,
    );
    await postPurchases(tx);
  });
});

describe('members at a glance', () => {
  it('card, last purchase (not the return after it), tier; nothing where there is nothing', async () => {
    const glances = await runQuery(listGlances, { memberIds: [1, 2, 999] }, analyst);
    const [first, second] = glances.toSorted((a, b) => a.memberId - b.memberId);
    expect(glances).toHaveLength(2);
    expect(first).toMatchObject({
      name: 'Ильдар Сафиуллин',
      tier: { step: 3 },
      card: { ending: '4100', status: 'active', blockReason: null },
      lastPurchase: { businessDate: '2026-11-19', amountMinor: 64_000n },
    });
    expect(second).toMatchObject({ name: '', card: null, lastPurchase: null, tier: null });
    expect(
      JSON.stringify(glances, (_, value) => (typeof value === 'bigint' ? 0 : value)),
    ).not.toMatch(/7917|9783161/);
  });
});

describe('a whole number that is typed', () => {
  const read = (text: string, actor = support) => runQuery(readNumber, { text }, actor);

  it.each(['+7 917 123-45-55', '8 917 123 45 55', '9171234555', '89171234555'])(
    'a phone in any spelling names its owner: %s',
    async (text) => {
      expect(await read(text)).toEqual({
        kind: 'phone',
        value: '+79171234555',
        owner: { memberId: 1, code: 'MBR-1' },
        near: [],
      });
    },
  );

  it('a phone of nobody names who has nearly the same, masked', async () => {
    expect(await read('+7 917 123-45-56')).toMatchObject({
      owner: null,
      near: [{ code: 'MBR-1', phone: '+7 917 •••-••-55', name: 'Ильдар Сафиуллин' }],
    });
  });

  it('but not to those who may not read contacts', async () => {
    expect(await read('+7 917 123-45-56', analyst)).toMatchObject({ owner: null, near: [] });
  });

  it('a card: whose it is, and whether its check digit fits', async () => {
    expect(await read('9783161484100')).toMatchObject({ kind: 'card', owner: { memberId: 1 } });
    expect(await read('9421023610112')).toMatchObject({ isFitting: true, owner: null });
    expect(await read('9421023610113')).toMatchObject({ isFitting: false, owner: null });
  });

  it.each(['4555', 'Сафиуллин', '0000012345', 'ildar.s@mail.ru', '00'])(
    'a part, a word or digits that are no phone are none: %s',
    async (text) => {
      expect(await read(text)).toBeNull();
    },
  );
});
