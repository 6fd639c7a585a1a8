import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { startUndo } from '../commands/start-undo';
import { getImport } from '../queries/get-import';
import { previewUndo } from '../queries/preview-undo';
import { runImport } from '../run-import';
import { everythingDerived, forgetAll, sql } from '../testing/database';
import { finish, importText, testActor, useOwnUploads } from '../testing/import-text';

/** Few rows a chunk, so that a small file has many boundaries. */
vi.mock('@/lib/domain/imports/limits', async (original) => ({
  ...(await original<typeof import('@/lib/domain/imports/limits')>()),
  CHUNK_SIZE: 8,
}));

const PURCHASES = {
  rowIs: 'line',
  fields: {
    receipt: { column: 'no' },
    moment: { column: 'day' },
    customer: { column: 'client' },
    store: { column: 'shop' },
    quantity: { column: 'qty' },
    unitPrice: { column: 'price' },
  },
};

/** Receipts of some customers and of guests, in two shops, with a return. */
function receiptsFile(from: number, count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const place = from + index;
    const day = `2024-0${(place % 6) + 1}-1${place % 9}`;
    const client = place % 8 === 7 ? '' : `K${place % 8}`;
    const sign = place % 10 === 9 ? '-' : '';
    return `N${place},${day},${client},SHOP${place % 2},${sign}1,${place + 1}.50`;
  });
  return ['no,day,client,shop,qty,price', ...rows].join('\n');
}

const MEMBERS = {
  fields: {
    externalId: { column: 'id' },
    phone: { column: 'phone' },
    email: { column: 'mail' },
    card: { column: 'card' },
    firstName: { column: 'first' },
    lastName: { column: 'last' },
    birthOn: { column: 'birth' },
  },
};
const HEADER = 'id,phone,mail,card,first,last,birth';

const filled = (counts: object) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));

/** Undoes an import as a person and the worker would; what was told before is what came of it. */
async function undo(importId: number) {
  const told = await runQuery(previewUndo, { importId }, testActor);
  await runCommand(startUndo, { importId }, testActor);
  await finish(importId);
  const [row] = await sql<{ state: string; counts: Record<string, number> }>(
    `SELECT state, undo_counts AS counts FROM imports WHERE import_id = ${importId}`,
  );
  const counts = filled(row?.counts ?? {});
  expect(filled(told.counts)).toEqual(counts);
  return { state: row?.state, counts };
}

const people = () =>
  sql(`SELECT first_name AS first, last_name AS last, phone, email, birth_on::text AS birth,
    (SELECT string_agg(kind || ':' || value, ' ' ORDER BY kind, value) FROM identity_claims i WHERE i.member_id = p.member_id) AS known,
    (SELECT string_agg(number, ' ' ORDER BY number) FROM cards c WHERE c.member_id = p.member_id) AS cards
    FROM member_profiles p ORDER BY known`);

const idOf = async (value: string): Promise<number> =>
  Number(
    (
      await sql<{ id: string }>(
        `SELECT member_id AS id FROM identity_claims WHERE value = '${value}'`,
      )
    )[0]?.id,
  );

beforeAll(useOwnUploads);
beforeEach(forgetAll);

describe('purchases', () => {
  test('are taken back whole: receipts, the customers and stores made for them, and everything derived', async () => {
    await importText('purchases', receiptsFile(0, 20), PURCHASES);
    const before = await everythingDerived();
    const done = await importText('purchases', receiptsFile(100, 40), {
      ...PURCHASES,
      fields: { ...PURCHASES.fields, store: { constant: 'NEW' } },
    });
    expect(await everythingDerived()).not.toEqual(before);
    const undone = await undo(done.importId);
    expect(undone).toEqual({
      state: 'undone',
      counts: { receiptsGone: 40, returnsGone: 4, storesGone: 1 },
    });
    expect(await everythingDerived()).toEqual(before);
    expect(await sql("SELECT FROM stores WHERE external_id = 'NEW'")).toEqual([]);
  });

  test('leave no customer whom nobody else knows, and the same file can be imported again', async () => {
    const first = await importText('purchases', receiptsFile(0, 24), PURCHASES);
    const derived = await everythingDerived();
    expect((await undo(first.importId)).counts).toMatchObject({ membersGone: 7, storesGone: 2 });
    expect(await sql('SELECT FROM identity_claims')).toEqual([]);
    expect(await sql('SELECT FROM member_summary')).toEqual([]);
    const again = await importText('purchases', receiptsFile(0, 24), PURCHASES);
    expect(again.counts).toMatchObject({ receiptsNew: 24, membersCreated: 7 });
    expect(await everythingDerived()).toEqual(derived);
  });

  test("stay where a return names them, where points were counted by them, and where they are somebody else's now", async () => {
    const { importId } = await importText('purchases', receiptsFile(0, 16), PURCHASES);
    const key = (receipt: string) =>
      `(SELECT member_id FROM purchases WHERE receipt = '${receipt}')`;
    await sql("UPDATE purchases SET returned_minor = 50 WHERE receipt = 'N0'");
    await sql(`INSERT INTO purchase_decisions (member_id, business_date, purchase_id, facts, decision, source, key, decided_at)
      SELECT member_id, business_date, purchase_id, '{"a":1}', '{}', 'purchase', 'k', now() FROM purchases WHERE receipt = 'N1'`);
    await sql(`UPDATE receipt_claims SET member_id = ${key('N3')} WHERE receipt = 'N2'`);
    await sql(
      `UPDATE purchase_lines SET member_id = ${key('N3')} WHERE member_id = ${key('N2')} AND purchase_id = (SELECT purchase_id FROM purchases WHERE receipt = 'N2')`,
    );
    await sql(`UPDATE purchases SET member_id = ${key('N3')} WHERE receipt = 'N2'`);
    expect((await undo(importId)).counts).toMatchObject({
      receiptsGone: 13,
      receiptsReturned: 1,
      receiptsDecided: 1,
      receiptsMoved: 1,
      membersBuys: 3,
      membersGone: 4,
      storesUsed: 2,
    });
    expect(await sql('SELECT receipt FROM purchases ORDER BY 1')).toEqual([
      { receipt: 'N0' },
      { receipt: 'N1' },
      { receipt: 'N2' },
    ]);
  });

  test('of an import that was cancelled half way are taken back as well', async () => {
    const { importId } = await importText('purchases', receiptsFile(0, 24), PURCHASES);
    await sql(`UPDATE imports SET state = 'cancelled' WHERE import_id = ${importId}`);
    expect(await undo(importId)).toMatchObject({ state: 'undone', counts: { receiptsGone: 24 } });
  });

  test('go on to be taken back where a worker was cut', async () => {
    const { importId } = await importText('purchases', receiptsFile(0, 24), PURCHASES);
    await runCommand(startUndo, { importId }, testActor);
    const stopped = AbortSignal.abort();
    await runImport(importId, { actor: testActor, signal: stopped });
    const [half] = await sql<{ state: string; left: number }>(
      `SELECT state, (SELECT count(*)::int FROM purchases) AS left FROM imports WHERE import_id = ${importId}`,
    );
    expect(half?.state).toBe('undoing');
    expect(half?.left).toBeGreaterThan(0);
    expect(half?.left).toBeLessThan(24);
    await finish(importId);
    const view = await runQuery(getImport, { importId }, testActor);
    expect(view.state).toBe('undone');
    expect(view.undoCounts).toMatchObject({ receiptsGone: 24, membersGone: 7, storesGone: 2 });
  });
});

describe('members', () => {
  const FILE = [
    HEADER,
    'A1,+79990000001,anna@example.org,100001,Anna,Orlova,1990-02-03',
    'B1,+79990000002,,100002,Boris,Ivanov,',
  ].join('\n');

  test('who were made go with their identities and cards; the same numbers can be given again', async () => {
    const { importId } = await importText('members', FILE, MEMBERS);
    const made = await people();
    expect((await undo(importId)).counts).toEqual({ membersGone: 2 });
    expect(await people()).toEqual([]);
    expect(await sql('SELECT FROM cards')).toEqual([]);
    await importText('members', FILE, MEMBERS);
    expect(await people()).toEqual(made);
  });

  test('who were changed are what they were; a field that was changed since stays', async () => {
    await importText('members', FILE, MEMBERS);
    const before = await people();
    const second = await importText(
      'members',
      [
        HEADER,
        'A1,+79990000009,anya@example.org,100009,Anya,Orlova-Lee,',
        'B1,,boris@example.org,,Boris,Petrov,1980-01-01',
      ].join('\n'),
      MEMBERS,
    );
    expect(await people()).not.toEqual(before);
    await sql("UPDATE member_profiles SET last_name = 'Smith' WHERE last_name = 'Petrov'");
    expect((await undo(second.importId)).counts).toEqual({ membersRestored: 2, membersKept: 1 });
    expect(await people()).toEqual(
      before.map((row) =>
        'first' in row && row.first === 'Boris' ? { ...row, last: 'Smith' } : row,
      ),
    );
  });

  test('whose earlier phone somebody else has by now keep the one that the file gave', async () => {
    await importText('members', FILE, MEMBERS);
    const second = await importText('members', `${HEADER}\nA1,+79990000009,,,,,`, MEMBERS);
    await importText('members', `${HEADER}\nC1,+79990000001,,,Clara,New,`, MEMBERS);
    expect((await undo(second.importId)).counts).toEqual({ membersKept: 1 });
    expect(await sql("SELECT phone FROM member_profiles WHERE first_name = 'Anna'")).toEqual([
      { phone: '+79990000009' },
    ]);
  });

  test('who bought since, were edited, or have work about them stay and are told apart', async () => {
    const file = [HEADER, ...['A', 'B', 'C', 'D'].map((id) => `${id},,,,${id},X,`)].join('\n');
    const { importId } = await importText('members', file, MEMBERS);
    await importText(
      'purchases',
      'no,day,client,shop,qty,price\nN1,2024-01-01,A,S,1,5.00',
      PURCHASES,
    );
    await sql("UPDATE member_profiles SET city = 'Tver' WHERE first_name = 'B'");
    await sql(`INSERT INTO distinct_members (member_id, other_id, actor, told_at)
      SELECT member_id, 0, 'system:test', now() FROM member_profiles WHERE first_name = 'C'`);
    expect((await undo(importId)).counts).toEqual({
      membersGone: 1,
      membersBuys: 1,
      membersChanged: 1,
      membersWork: 1,
    });
    expect(await idOf('D')).toBeNaN();
  });
});

describe('stores', () => {
  test('that were made go, those that were renamed get their name back', async () => {
    const stores = { fields: { externalId: { column: 'id' }, name: { column: 'name' } } };
    await importText('stores', 'id,name\nS1,First', stores);
    const second = await importText('stores', 'id,name\nS1,Renamed\nS2,Second', stores);
    expect((await undo(second.importId)).counts).toEqual({ storesGone: 1, storesRestored: 1 });
    expect(await sql('SELECT external_id AS id, name FROM stores')).toEqual([
      { id: 'S1', name: 'First' },
    ]);
  });
});

describe('an undo', () => {
  test('is refused twice, after thirty days, and where nothing is written down', async () => {
    const refused = (importId: number) =>
      expect(runCommand(startUndo, { importId }, testActor)).rejects;
    const one = await importText('purchases', receiptsFile(0, 4), PURCHASES);
    await sql(
      `UPDATE imports SET finished_at = now() - interval '31 days' WHERE import_id = ${one.importId}`,
    );
    await refused(one.importId).toMatchObject({
      code: 'wrong_state',
      details: { state: 'tooLate' },
    });
    const same = await importText('purchases', receiptsFile(0, 4), PURCHASES);
    await refused(same.importId).toMatchObject({ details: { state: 'nothingKept' } });
    const two = await importText('purchases', receiptsFile(10, 4), PURCHASES);
    await undo(two.importId);
    await refused(two.importId).toMatchObject({ details: { state: 'undone' } });
  });

  test('lets nobody delete a member otherwise', async () => {
    await importText('members', `${HEADER}\nA1,,,,Anna,O,`, MEMBERS);
    const id = await idOf('A1');
    await expect(sql(`DELETE FROM members WHERE member_id = ${id}`)).rejects.toThrow();
    await expect(
      sql(
        `SELECT set_config('vernost.undoing', (SELECT max(import_id)::text FROM imports), true); DELETE FROM member_profiles WHERE member_id = ${id}; DELETE FROM members WHERE member_id = ${id}`,
      ),
    ).rejects.toThrow();
  });
});
