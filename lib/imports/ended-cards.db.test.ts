import { beforeAll, beforeEach, expect, test } from 'vitest';
import { forgetAll, sql } from './testing/database';
import { importText, useOwnUploads } from './testing/import-text';

const RECEIPTS = {
  rowIs: 'receipt',
  customerIs: 'card',
  unknownCustomers: 'refuse',
  fields: {
    moment: { column: 'day' },
    customer: { column: 'client' },
    store: { constant: 'SHOP' },
    amount: { column: 'sum' },
  },
};
const CARD = '2981000000017';

const posted = async () =>
  (await sql<{ n: number }>('SELECT count(*)::int AS n FROM purchases WHERE member_id = 501'))[0]
    ?.n;

beforeAll(async () => {
  await useOwnUploads();
  await sql(`INSERT INTO members (member_id, joined_on) VALUES (501, '2023-01-01')`);
});

beforeEach(async () => {
  await forgetAll();
  await sql(`INSERT INTO member_profiles (member_id, first_name, last_name) VALUES (501, '', '')`);
  await sql(`INSERT INTO identity_claims (kind, value, member_id) VALUES ('card', '${CARD}', 501)`);
});

const withCard = (status: string) =>
  sql(`INSERT INTO cards (member_id, card_id, number, status, issued_on, changed_at)
       VALUES (501, 9501, '${CARD}', '${status}', '2023-01-01', '2024-02-01 12:00Z')`);

test.each(['closed', 'replaced', 'void'])(
  'CARD-05 a purchase posted to a %s card gives "no active card" and no points; the count of posted purchases stays 1',
  async (status) => {
    await withCard(status);
    // History from before its end, and of that very day, is the member's.
    const before = await importText(
      'purchases',
      `day,client,sum\n2024-02-01,${CARD},10.00`,
      RECEIPTS,
    );
    expect(before.counts).toMatchObject({ receiptsNew: 1, rowsRefused: 0 });
    const after = await importText(
      'purchases',
      `day,client,sum\n2024-02-02,${CARD},20.00`,
      RECEIPTS,
    );
    expect(after.counts).toMatchObject({ receiptsNew: 0, rowsRefused: 1 });
    expect(
      await sql(
        `SELECT problem, field, value FROM import_problems WHERE import_id = ${after.importId}`,
      ),
    ).toEqual([{ problem: 'card_not_active', field: 'customer', value: CARD }]);
    expect(await posted()).toBe(1);
    expect(await sql('SELECT FROM point_entries WHERE member_id = 501')).toEqual([]);
  },
);

test('CARD-09 a purchase with the card of a member, active or expired, is still theirs', async () => {
  await withCard('expired');
  const done = await importText('purchases', `day,client,sum\n2024-02-02,${CARD},20.00`, RECEIPTS);
  expect(done.counts).toMatchObject({ receiptsNew: 1, rowsRefused: 0 });
  expect(await posted()).toBe(1);
});
