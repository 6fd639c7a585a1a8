import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { mergeMembers } from '@/lib/members/commands/merge-members';
import {
  anna,
  entries,
  figures,
  newMember,
  redeem,
  seedPeople,
} from '@/lib/points/testing/points-desk';
import { settleReturns } from '@/lib/purchases/commands/settle-returns';
import { expectBooksTrue } from '@/lib/purchases/testing/claims-desk';
import {
  bringBack,
  cancel,
  keptOf,
  line,
  NOW,
  nextReceipt,
  noRules,
  rate,
  record,
  rule,
} from '@/lib/purchases/testing/till-desk';
import { forgetAll, sql } from './testing/database';
import { importText, useOwnUploads } from './testing/import-text';

const MAPPING = {
  rowIs: 'line',
  fields: {
    receipt: { column: 'no' },
    moment: { column: 'day' },
    store: { constant: 'S1' },
    customer: { column: 'who' },
    article: { column: 'article' },
    quantity: { column: 'units' },
    unitPrice: { column: 'price' },
  },
};
/** Lines as "article units price", with minus signs where they come back. */
async function importBack(memberId: number, receipt: string, ...rows: readonly string[]) {
  const lines = rows.map((row) => `${receipt},2026-11-20,M${memberId},${row.split(' ').join(',')}`);
  return importText('purchases', ['no,day,who,article,units,price', ...lines].join('\n'), MAPPING);
}

const settle = (now: Date = NOW) =>
  runCommand(settleReturns, {}, systemActor('test'), { now: new Date(now.getTime() + 60_000) });

beforeAll(async () => {
  useOwnUploads();
  await seedPeople();
});

beforeEach(async () => {
  await forgetAll();
  await sql(
    `INSERT INTO stores (store_id, external_id, name) VALUES (1, 'S1', 'First') ON CONFLICT DO NOTHING`,
  );
  await noRules();
  await rule(rate('0.1', { lines: { except: { articles: ['wine'] } } }));
});

const GOODS = [
  line(60_000, { article: 'coat' }),
  line(40_000, { article: 'wine' }),
  line(20_000, { article: 'tea', quantityMilli: '2000' }),
];

/** The same numbers each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >> 8;
  };
}

/** A receipt of a coat for 600, wine for 400 that earns nothing, and two teas for 200: 80 points. */
async function bought(goods = GOODS) {
  const memberId = await newMember();
  await sql(
    `INSERT INTO identity_claims (kind, value, member_id) VALUES ('external', 'M${memberId}', ${memberId})`,
  );
  const receipt = nextReceipt();
  const { businessDate, purchaseId } = await record({ memberId, receipt, lines: goods });
  return { memberId, receipt, of: { memberId, businessDate, purchaseId } };
}

describe('a return that is imported of a purchase that rules decided', () => {
  it('REF-01: takes what its goods gave, by line: 0 of 400 of wine, 10 of one tea of 100, once for the file', async () => {
    const { memberId, receipt } = await bought();
    await importBack(memberId, receipt, 'wine -1 400.00');
    expect(await figures(memberId)).toBe('80');
    const other = await bought();
    await importBack(other.memberId, other.receipt, 'tea -1 100.00');
    expect(await entries(other.memberId)).toEqual(['earn 80', 'earn_reversal -10']);
    const rows = `${other.receipt},2026-11-20,M${other.memberId},tea,-1,100.00`;
    const again = await importText(
      'purchases',
      `no,day,who,article,units,price\n${rows}\n\n`,
      MAPPING,
    );
    expect(again.counts).toMatchObject({ receiptsNew: 0, receiptsPresent: 1 });
    expect(await entries(other.memberId)).toEqual(['earn 80', 'earn_reversal -10']);
    expect((await settle()).looked).toBe(0);
    expect(await keptOf(other.memberId)).toEqual([
      'earned 80 spent 0 back 10/0',
      'earned 0 spent 0 back 10/0',
    ]);
    await expectBooksTrue();
  });

  it('comes to the point to what the same return at a till takes, and leaves as much for a later one', async () => {
    const [imported, shown] = [await bought(), await bought()];
    await importBack(imported.memberId, imported.receipt, 'coat -1 600.00', 'tea -1 100.00');
    await bringBack(shown.of, [
      [1, 1],
      [3, 1],
    ]);
    expect(await entries(imported.memberId)).toEqual(['earn 80', 'earn_reversal -70']);
    expect(await entries(shown.memberId)).toEqual(await entries(imported.memberId));
    for (const { of, memberId } of [imported, shown]) {
      await cancel(of);
      expect(await figures(memberId)).toBe('0');
    }
    expect(await keptOf(imported.memberId)).toEqual(await keptOf(shown.memberId));
    await expectBooksTrue();
  });

  it('names its purchase, so that a till takes nothing of it back a second time', async () => {
    const { memberId, receipt, of } = await bought();
    await importBack(memberId, receipt, 'coat -1 600.00');
    await expect(bringBack(of, [[1, 1]])).rejects.toMatchObject({ code: 'return_refused' });
    expect(await figures(memberId)).toBe('20');
  });

  it('whose goods were not bought counts against all lines: 300 of 1,200 take a quarter, 20 points', async () => {
    const { memberId, receipt } = await bought();
    await importBack(memberId, receipt, 'misc -1 300.00');
    expect(await entries(memberId)).toEqual(['earn 80', 'earn_reversal -20']);
    await expectBooksTrue();
  });

  it('two of one purchase in one file are judged one after the other', async () => {
    const { memberId, receipt } = await bought();
    const rows = [`${receipt},2026-11-20,coat,-1,600.00`, `${receipt},2026-11-21,tea,-2,100.00`];
    const text = ['no,day,article,units,price,who', ...rows.map((row) => `${row},M${memberId}`)];
    await importText('purchases', text.join('\n'), MAPPING);
    expect(await entries(memberId)).toEqual(['earn 80', 'earn_reversal -60', 'earn_reversal -20']);
    await expectBooksTrue();
  });

  it('gives back what points had paid, and owes what was spent since', async () => {
    await rule({ kind: 'spending', points: '1', minor: '100' });
    const { memberId, receipt } = await bought();
    await redeem(memberId, '70', undefined, NOW);
    await importBack(memberId, receipt, 'coat -1 600.00');
    expect(await figures(memberId)).toBe('-50 debt 50');
    await expectBooksTrue();
  });

  it('waits while the account is frozen, and is judged the day after it goes on', async () => {
    const { memberId, receipt } = await bought();
    await sql(
      `UPDATE point_accounts SET frozen_at = now(), frozen_reason = 'fraud' WHERE member_id = ${memberId}`,
    );
    await importBack(memberId, receipt, 'coat -1 600.00');
    expect(await entries(memberId)).toEqual(['earn 80']);
    await sql(
      `UPDATE point_accounts SET frozen_at = NULL, frozen_reason = NULL WHERE member_id = ${memberId}`,
    );
    await settle(new Date());
    expect(await entries(memberId)).toEqual(['earn 80']);
    await settle(new Date(Date.now() + 86_400_000));
    expect(await entries(memberId)).toEqual(['earn 80', 'earn_reversal -60']);
    expect(await sql('SELECT FROM returns_due')).toEqual([]);
  });

  it('goes along with its purchase when its member is merged before it was judged; two workers judge it once', async () => {
    const { memberId, receipt } = await bought();
    const stays = await newMember();
    await sql(
      `UPDATE point_accounts SET frozen_at = now(), frozen_reason = 'fraud' WHERE member_id = ${memberId}`,
    );
    await importBack(memberId, receipt, 'coat -1 600.00');
    await sql(
      `UPDATE point_accounts SET frozen_at = NULL, frozen_reason = NULL WHERE member_id = ${memberId}`,
    );
    await runCommand(mergeMembers, { survivorId: stays, loserId: memberId, choices: {} }, anna);
    const later = new Date(Date.now() + 86_400_000);
    await Promise.all([settle(later), settle(later), settle(later)]);
    expect(await entries(stays)).toEqual(['merge_in 80', 'earn_reversal -60']);
    expect(await sql('SELECT FROM returns_due')).toEqual([]);
    await expectBooksTrue();
  });

  it('of a purchase that nobody decided takes nothing and is forgotten', async () => {
    const memberId = await newMember();
    await sql(
      `INSERT INTO identity_claims (kind, value, member_id) VALUES ('external', 'M${memberId}', ${memberId})`,
    );
    await bought();
    await importBack(memberId, 'OLD1', 'coat 1 600.00');
    await importBack(memberId, 'OLD1', 'coat -1 600.00');
    expect(await entries(memberId)).toEqual([]);
    expect(await sql('SELECT FROM returns_due')).toEqual([]);
  });

  it('of random goods, one after the other, takes to the point what the same at a till take, down to nothing', async () => {
    await rule({
      kind: 'earning',
      effect: { kind: 'fixed', points: '7', per: 'unit', units: 2 },
      when: { leastUnits: 3 },
    });
    await rule(rate('0.3', { when: { togetherArticles: ['coat', 'tea'] }, stacking: 'best' }));
    const random = seeded(20_261_120);
    for (let round = 0; round < 3; round += 1) {
      const goods = ['coat', 'wine', 'tea', 'salt'].map((article) => ({
        article,
        units: 1 + (random() % 3),
        price: 50 + (random() % 90),
      }));
      const lines = goods.map(({ article, units, price }) =>
        line(units * price * 100, { article, quantityMilli: String(units * 1_000) }),
      );
      const [imported, shown] = [await bought(lines), await bought(lines)];
      const order = goods
        .flatMap(({ units }, place) => Array.from({ length: units }, () => place))
        .toSorted(() => (random() % 2 === 0 ? 1 : -1));
      for (const [turn, place] of order.entries()) {
        const { article, price } = goods[place] ?? { article: '', price: 0 };
        const row = `${imported.receipt},2026-11-20,M${imported.memberId},${article},-1,${price}.00,T${turn}`;
        const text = `no,day,who,article,units,price,till\n${row}`;
        const fields = { ...MAPPING.fields, till: { column: 'till' } };
        await importText('purchases', text, { ...MAPPING, fields });
        await bringBack(shown.of, [[place + 1, 1]]);
        expect(await figures(imported.memberId)).toBe(await figures(shown.memberId));
      }
      expect(await figures(imported.memberId)).toBe('0');
      expect(await keptOf(imported.memberId)).toEqual(await keptOf(shown.memberId));
    }
    await expectBooksTrue();
  }, 60_000);
});
