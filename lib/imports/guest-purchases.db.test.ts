import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anna, entries, newMember, refusal, seedPeople } from '@/lib/points/testing/points-desk';
import { begin, booked, finish, ownersOf } from '@/lib/purchases/testing/claims-desk';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { forgetAll, sql } from './testing/database';
import { checkText, importText, useOwnUploads } from './testing/import-text';

const MAPPING = {
  rowIs: 'receipt',
  customerIs: 'card',
  unknownCustomers: 'guest',
  fields: {
    receipt: { column: 'no' },
    moment: { column: 'day' },
    customer: { column: 'client' },
    store: { constant: 'SHOP' },
    amount: { column: 'sum' },
  },
};
const CARD = '2981000000017';
const OTHER = '2981000000024';

const file = (...rows: readonly string[]) => ['no,day,client,sum', ...rows].join('\n');
const at = { now: new Date('2025-02-10T09:00:00Z') };

/** A member who joined before the purchases, with a card or an address of their own. */
async function known(kind: 'card' | 'email', value: string, status = 'active'): Promise<number> {
  const memberId = await newMember();
  await sql(
    `INSERT INTO identity_claims (kind, value, member_id) VALUES ('${kind}', '${value}', ${memberId})`,
  );
  if (kind === 'card') {
    await sql(`INSERT INTO cards (member_id, number, status, issued_on, changed_at)
      VALUES (${memberId}, '${value}', '${status}', '2025-01-01', '2025-02-01 12:00Z')`);
  }
  return memberId;
}

const purchases = () =>
  sql<{ receipt: string; who: number }>(
    'SELECT receipt, member_id::int AS who FROM purchases ORDER BY receipt',
  );

beforeAll(async () => {
  useOwnUploads();
  await seedPeople();
  // The members of these tests bring stores with ids of their own.
  await sql(`SELECT setval(pg_get_serial_sequence('stores', 'store_id'), 1000)`);
});

beforeEach(forgetAll);

describe('purchases of customers nobody knows, kept as guests', () => {
  it('CARD-02 an unknown card is stored without a member, a known one goes to its member, and no member is made', async () => {
    const memberId = await known('card', CARD);
    const text = file(`1,2025-02-01,${CARD},10.00`, `2,2025-02-01,${OTHER},1200.00`);
    const figures = { receiptsNew: 2, guestsNew: 1, membersCreated: 0, rowsRefused: 0 };
    expect((await checkText('purchases', text, MAPPING)).counts).toMatchObject(figures);
    expect((await importText('purchases', text, MAPPING)).counts).toMatchObject(figures);
    expect(await purchases()).toEqual([
      { receipt: '1', who: memberId },
      { receipt: '2', who: 0 },
    ]);
    expect(
      await sql(`SELECT FROM identity_claims WHERE value = '${OTHER}'
      UNION ALL SELECT FROM cards WHERE number = '${OTHER}'`),
    ).toEqual([]);
  });

  it('CARD-02 an unknown e-mail is stored without a member, a known one is assigned', async () => {
    const memberId = await known('email', 'anna@example.com');
    const text = file(
      '1,2025-02-01,anna@example.com,10.00',
      '2,2025-02-01,boris@example.com,20.00',
    );
    await importText('purchases', text, { ...MAPPING, customerIs: 'email' });
    expect(await purchases()).toEqual([
      { receipt: '1', who: memberId },
      { receipt: '2', who: 0 },
    ]);
  });

  it('CARD-02 the guest’s purchase is claimed by a member with 60 points; the file again, and a longer one, leave it theirs', async () => {
    // Five points for each hundred.
    await seedRule({
      definition: { kind: 'earning', effect: { kind: 'rate', points: '5', perMinor: '10000' } },
      startsOn: '2025-01-01',
    });
    const first = `47,2025-02-01,${OTHER},1200.00`;
    await importText('purchases', file(first), MAPPING);
    const memberId = await known('card', CARD);
    const [row] = await sql<{ key: string }>(
      `SELECT business_date || ':' || purchase_id AS key FROM purchases`,
    );
    const taskId = await begin(memberId, anna, at);
    await finish(taskId, booked('47', row?.key ?? '', '2025-02-01'), anna, at);
    expect(await entries(memberId)).toEqual(['earn 60']);
    const again = await importText(
      'purchases',
      file(first, `48,2025-02-02,${OTHER},5.00`),
      MAPPING,
    );
    expect(again.counts).toMatchObject({ receiptsNew: 1, receiptsPresent: 1, guestsNew: 1 });
    expect(await purchases()).toEqual([
      { receipt: '47', who: memberId },
      { receipt: '48', who: 0 },
    ]);
    expect(await entries(memberId)).toEqual(['earn 60']);
  });

  it('a purchase stays a guest’s when the file comes again after the card was given to somebody', async () => {
    const text = file(`1,2025-02-01,${OTHER},10.00`);
    await importText('purchases', text, MAPPING);
    await known('card', OTHER);
    const again = await importText('purchases', `${text}\n`, MAPPING);
    expect(again.counts).toMatchObject({ receiptsNew: 0, receiptsPresent: 1, rowsRefused: 0 });
    expect(await purchases()).toEqual([{ receipt: '1', who: 0 }]);
  });

  it('CARD-05 a purchase after the end of a known card is refused, no guest’s', async () => {
    await known('card', CARD, 'closed');
    const text = file(`1,2025-02-01,${CARD},10.00`, `2,2025-02-02,${CARD},20.00`);
    const done = await importText('purchases', text, MAPPING);
    expect(done.counts).toMatchObject({ receiptsNew: 1, guestsNew: 0, rowsRefused: 1 });
    expect(
      await sql(`SELECT problem, value FROM import_problems WHERE import_id = ${done.importId}`),
    ).toEqual([{ problem: 'card_not_active', value: CARD }]);
  });

  it('nothing of an unknown address stays in the programme, nor where two came under one number', async () => {
    const text = file(
      '9,2025-02-01,anna@example.com,10.00',
      '9,2025-02-01,boris@example.com,20.00',
    );
    const mapping = { ...MAPPING, customerIs: 'email' };
    await importText('purchases', text, mapping);
    const again = await importText('purchases', `${text}\n`, mapping);
    expect(again.counts).toMatchObject({ receiptsNew: 0, receiptsPresent: 2 });
    const numbers = (await purchases()).map(({ receipt }) => receipt);
    expect(numbers).toEqual(['9', expect.stringMatching(/^9\/[0-9a-f]{16}$/)]);
  });
});

it('a receipt that another member has is not claimed', async () => {
  await known('card', CARD);
  await importText('purchases', file(`1,2025-02-01,${CARD},10.00`), MAPPING);
  const [row] = await sql<{ key: string }>(
    `SELECT business_date || ':' || purchase_id AS key FROM purchases`,
  );
  const other = await known('email', 'vera@example.com');
  const taskId = await begin(other, anna, at);
  const answers = booked('1', row?.key ?? '', '2025-02-01');
  expect(await refusal(finish(taskId, answers, anna, at))).toMatchObject({ code: 'invalid_input' });
  expect(await ownersOf('1')).not.toContain(String(other));
});
