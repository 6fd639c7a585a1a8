import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import type { UserActor } from '@/lib/domain/access/actor';
import { readPurchaseCursor, writePurchaseCursor } from '@/lib/domain/members/purchase-list';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { openPosting } from '@/lib/purchases/posting/open-posting';
import { postPurchases } from '@/lib/purchases/posting/post-purchases';
import { revealContact } from '../commands/reveal-contact';
import { seedMembers } from '../testing/seed-members';
import { getMember } from './get-member';
import { listMemberPurchases } from './list-member-purchases';
import { listPurchaseLines } from './list-purchase-lines';

const support: UserActor = { kind: 'user', userId: 1, role: 'support', requestId: 'test' };
const analyst: UserActor = { kind: 'user', userId: 2, role: 'analyst', requestId: 'test' };
const ACTOR = { label: 'system:test', requestId: 'test' };
const NOW = new Date('2026-11-20T21:30:00Z');
const PURCHASES = 60;

beforeAll(async () => {
  await seedMembers([
    {
      memberId: 1,
      firstName: 'Ильдар',
      lastName: 'Сафиуллин',
      phone: '+79171234555',
      email: 'ildar@mail.ru',
      card: '7784001033915526',
      tierId: 4,
    },
    { memberId: 2 },
  ]);
  await withTx(ACTOR, async (tx) => {
    await tx.client.query(`UPDATE analytics_state SET as_of_on = '2026-11-20'`);
    await openPosting(tx);
    // Every 14 days back from 18 November 2026, 100.50 each; the fifth was taken back for 50.
    await tx.client.query(
      `INSERT INTO posting (row_no, member_id, store_id, receipt, business_date, purchased_at, is_return, amount_minor)
       SELECT n, 1, 1, 'R' || n, d, d + time '12:00', false, 10050
       FROM generate_series(0, ${PURCHASES - 1}) n, LATERAL (SELECT date '2026-11-18' - 14 * n AS d) x
       UNION ALL SELECT 100, 1, 1, 'R5', '2026-10-01', '2026-10-01 13:00', true, -5000`,
    );
    await tx.client.query(
      `INSERT INTO posting_lines (row_no, line_no, article, category, quantity_milli, amount_minor)
       VALUES (0, 1, 'Хлеб', 'Выпечка', 2000, 5050), (0, 2, 'Сыр', 'Молочное', 350, 5000)`,
    );
    await postPurchases(tx);
  });
});

describe("a member's page", () => {
  it('shows who it is, with contacts masked even for whoever may read them', async () => {
    const member = await runQuery(getMember, { memberId: 1 }, support, { now: NOW });
    expect(member).toMatchObject({
      code: 'MBR-1',
      name: 'Ильдар Сафиуллин',
      tier: { step: 3, nameEn: 'Gold' },
      phone: '+7 917 •••-••-55',
      email: 'i•••••@mail.ru',
      homeStore: 'Баумана 44',
      currency: 'RUB',
      todayOn: '2026-11-21',
      asOfOn: '2026-11-20',
    });
    expect(member.cards).toMatchObject([{ number: '7784001033915526', status: 'active' }]);
  });

  it('26 receipts of 100.50 less 50 returned make 2,563 a year, 98.58 a receipt', async () => {
    const { figures } = await runQuery(getMember, { memberId: 1 }, analyst, { now: NOW });
    expect(figures).toMatchObject({
      receipts365: 26,
      revenue365Minor: 256_300n,
      averageReceiptMinor: 9_858n,
      revenueYearBeforeMinor: 26n * 10_050n,
      receipts: PURCHASES,
      lastPurchaseOn: '2026-11-18',
      usualGapDays: 14,
    });
  });

  it('knows a member who never bought, and refuses one who is not there', async () => {
    const { figures, name } = await runQuery(getMember, { memberId: 2 }, analyst);
    expect(name).toBe('');
    expect(figures).toMatchObject({ receipts: 0, averageReceiptMinor: null, usualGapDays: null });
    const nobody = runQuery(getMember, { memberId: 404 }, analyst);
    await expect(nobody).rejects.toMatchObject({ code: 'not_found' });
  });

  it('turns the pages of the purchases both ways, and opens the lines of one', async () => {
    const input = { memberId: 1, cursor: null };
    const first = await runQuery(listMemberPurchases, input, analyst);
    expect(first.purchases).toHaveLength(25);
    expect(first.purchases[0]).toMatchObject({ businessDate: '2026-11-18', lines: 2 });
    expect(first.purchases.find(({ isReturn }) => isReturn)?.amountMinor).toBe(-5_000n);
    const seen = first.purchases.map(({ purchaseId }) => purchaseId);
    let page = first;
    while (page.next !== null) {
      const cursor = readPurchaseCursor(writePurchaseCursor(page.next));
      page = await runQuery(listMemberPurchases, { memberId: 1, cursor }, analyst);
      seen.push(...page.purchases.map(({ purchaseId }) => purchaseId));
    }
    expect(new Set(seen).size).toBe(PURCHASES + 1);
    expect(seen).toHaveLength(PURCHASES + 1);
    const back = await runQuery(
      listMemberPurchases,
      { memberId: 1, cursor: page.previous },
      analyst,
    );
    expect(back.place).toBe(25);
    const [newest] = first.purchases;
    const lines = await runQuery(
      listPurchaseLines,
      {
        memberId: 1,
        businessDate: newest?.businessDate ?? '',
        purchaseId: newest?.purchaseId ?? 0,
      },
      analyst,
    );
    expect(lines.map(({ article, amountMinor }) => [article, amountMinor])).toEqual([
      ['Хлеб', 5_050n],
      ['Сыр', 5_000n],
    ]);
  });
});

describe('revealing a contact', () => {
  const input = { memberId: 1, field: 'phone', reason: 'callBack' } as const;
  const journal = () =>
    withTx(ACTOR, async ({ client }) => {
      const { rows } = await client.query(
        `SELECT actor, subject_id, after FROM audit_events WHERE command = 'members.revealContact'`,
      );
      return rows;
    });

  it('shows it to support for a minute and writes down who and why, not the contact', async () => {
    expect(await runCommand(revealContact, input, support)).toEqual({
      value: '+7 917 123-45-55',
      seconds: 60,
    });
    expect(await journal()).toEqual([
      {
        actor: 'user:1',
        subject_id: '1',
        after: { revealed: 'phone', reason: 'callBack', note: '' },
      },
    ]);
  });

  it('is refused without the right, without a contact, and without words for "other"', async () => {
    const before = await journal();
    await expect(runCommand(revealContact, input, analyst)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      runCommand(revealContact, { ...input, memberId: 2 }, support),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      runCommand(revealContact, { ...input, reason: 'other', note: ' ' }, support),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await journal()).toEqual(before);
  });
});
