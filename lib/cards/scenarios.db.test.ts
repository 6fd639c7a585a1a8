import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { toPoints } from '@/lib/domain/shared/points';
import { importText, useOwnUploads } from '@/lib/imports/testing/import-text';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { captureHold } from '@/lib/points/commands/capture-hold';
import { openHold } from '@/lib/points/commands/open-hold';
import {
  anna,
  earn,
  entries,
  figures,
  ledgerDifferences,
  openLots,
  redeem,
  refusal,
  seedPeople,
  sql,
  till,
} from '@/lib/points/testing/points-desk';
import { movePurchases } from '@/lib/purchases/posting/move-purchases';
import { activateCard } from './commands/activate-card';
import { closeCard } from './commands/close-card';
import { replaceCard } from './commands/replace-card';
import { supplementCard } from './commands/supplement-card';
import { getCard } from './queries/get-card';

/* Cards together with what hangs on their members: points and purchases. */

let last = 8_000;

/** A member with an active card. */
async function seedOne(tierId?: number) {
  last += 1;
  const memberId = last;
  const card = `7784${String(memberId).padStart(9, '0')}`;
  await seedMembers([{ memberId, card, ...(tierId === undefined ? {} : { tierId }) }]);
  const [row] = await sql<{ cardId: number }>(
    'SELECT card_id::float8 AS "cardId" FROM cards WHERE member_id = $1',
    [memberId],
  );
  return { memberId, card, cardId: row?.cardId ?? 0 };
}

/** A purchase told to us by the number of the card it was bought with. */
const buyWith = (number: string, receipt: string, amount: string) =>
  importText('purchases', `no,day,card,sum\n${receipt},2026-11-20,${number},${amount}`, {
    rowIs: 'receipt',
    customerIs: 'card',
    fields: {
      receipt: { column: 'no' },
      moment: { column: 'day' },
      customer: { column: 'card' },
      store: { constant: 'S1' },
      amount: { column: 'sum' },
    },
  });

async function ownerOf(receipt: string) {
  const [row] = await sql<{ memberId: number; businessDate: string; purchaseId: number }>(
    `SELECT member_id::float8 AS "memberId", business_date::text AS "businessDate",
       purchase_id::float8 AS "purchaseId" FROM purchases WHERE receipt = $1`,
    [receipt],
  );
  return row;
}

const receiptsOf = async (memberId: number) =>
  (
    await sql<{ receipts: number }>('SELECT receipts FROM member_summary WHERE member_id = $1', [
      memberId,
    ])
  )[0]?.receipts;

beforeAll(async () => {
  useOwnUploads();
  await seedMembers([]);
  await seedPeople();
});

describe('scenarios of cards', () => {
  it('CARD-06 replacing a card moves no money: 120 points stay with their end, and a redemption goes on', async () => {
    const { memberId, cardId } = await seedOne(4);
    await earn(memberId, 120, { expiresAt: '2027-06-01' });
    const input = { cardId, version: 1, identityChecked: true };
    const { newCard } = await runCommand(replaceCard, input, anna);
    expect(await figures(memberId)).toBe('120');
    expect(await entries(memberId)).toEqual(['earn 120']);
    expect(await openLots(memberId)).toEqual(['120 until 2027-06-01']);
    const after = await runQuery(getCard, { number: newCard.number }, anna);
    expect(after.member).toMatchObject({ memberId, tier: { nameEn: 'Gold' } });
    await redeem(memberId, '20');
    expect(await figures(memberId)).toBe('100');
  });

  it('CARD-11 a purchase of 500.00 with a supplementary card is the main member’s, is detached again, and its card is closed alone', async () => {
    const { memberId, card } = await seedOne();
    const further = await runCommand(
      supplementCard,
      { memberId, bearer: 'Тимур', isVirtual: true },
      anna,
    );
    await buyWith(further.number, 'S-1', '500.00');
    await buyWith(card, 'S-2', '300.00');
    expect(await ownerOf('S-1')).toMatchObject({ memberId });
    expect(await receiptsOf(memberId)).toBe(2);
    const bought = await ownerOf('S-1');
    const keys = bought === undefined ? [] : [bought];
    await withTx({ label: 'system:test', requestId: 'test' }, (tx) =>
      movePurchases(tx, { fromMemberId: memberId, toMemberId: GUEST_MEMBER_ID }, keys),
    );
    expect(await ownerOf('S-1')).toMatchObject({ memberId: GUEST_MEMBER_ID });
    expect(await receiptsOf(memberId)).toBe(1);
    const { cardId, version } = further;
    const checked = { termsAccepted: true, phoneConfirmed: true };
    const active = await runCommand(activateCard, { cardId, version, ...checked }, anna);
    await runCommand(closeCard, { cardId, version: active.version }, anna);
    const [main] = await sql<{ status: string }>('SELECT status FROM cards WHERE number = $1', [
      card,
    ]);
    expect(main?.status).toBe('active');
    // The further one alone has ended.
    expect((await runQuery(getCard, { number: further.number }, anna)).status).toBe('closed');
  });

  it('CARD-15 used is never more than given: a hold of 8.21 of 8.21 captures exactly 8.21, and 0.01 more is refused', async () => {
    const { memberId } = await seedOne();
    await earn(memberId, toPoints(821n));
    expect(
      await refusal(runCommand(openHold, { memberId, points: '8.22', key: 'more' }, till)),
    ).toMatchObject({ code: 'insufficient_points', available: '8.21' });
    const { holdId } = await runCommand(openHold, { memberId, points: '8.21', key: 'all' }, till);
    expect(await refusal(redeem(memberId, '0.01'))).toMatchObject({ available: '0' });
    await runCommand(captureHold, { memberId, holdId }, till);
    expect([await figures(memberId), await entries(memberId)]).toEqual([
      '0',
      ['earn 8.21', 'redeem -8.21'],
    ]);
    await expect(sql(`DELETE FROM cards WHERE member_id = ${memberId}`)).rejects.toThrow();
    expect(await ledgerDifferences()).toEqual([]);
  });

  it('CARD-17 a card that nobody registered collects: its purchases are kept under a member of their own', async () => {
    const number = '7785000000017';
    await buyWith(number, 'D-1', '100.00');
    const bought = await ownerOf('D-1');
    expect(bought?.memberId).toBeGreaterThan(GUEST_MEMBER_ID);
    await buyWith(number, 'D-2', '50.00');
    expect((await ownerOf('D-2'))?.memberId).toBe(bought?.memberId);
    expect(await receiptsOf(bought?.memberId ?? 0)).toBe(2);
  });
});
