import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { CARD_COMMANDS } from '../operations';
import { getCard } from '../queries/get-card';
import { sql } from '../testing/life-runner';
import {
  at,
  count,
  marketer,
  newBatch,
  receivedBatch,
  seedStock,
  signal,
  support,
  worker,
} from '../testing/stock-desk';
import { produceBatch } from './produce-batch';
import { writeOffCards } from './write-off-cards';

const { issue } = CARD_COMMANDS;
let cardTypeId = 0;

beforeAll(async () => {
  cardTypeId = await seedStock();
});

describe('a card of the stock', () => {
  it('is issued with its type, batch and years, and leaves the stock', async () => {
    const { batchId, number, code } = await receivedBatch(2);
    const { cardId } = await runCommand(issue, { memberId: 1, number: number(0) }, support, at);
    expect(await runQuery(getCard, { cardId }, support)).toMatchObject({
      type: { code: 'PLA' },
      batch: { batchId, code },
      expiresOn: '2028-11-19',
    });
    expect(await count(`number = '${number(0)}' AND state = 'issued'`)).toBe(1);
  });

  it('at two desks at once goes to one of them', async () => {
    const { number } = await receivedBatch(20);
    const attempts = Array.from({ length: 20 }, async (_, at20) => {
      const give = (memberId: number) =>
        runCommand(issue, { memberId, number: number(at20) }, support, at).then(
          () => 'won',
          (error) => error.details.reason,
        );
      return (await Promise.all([give(1), give(2)])).sort().join(' ');
    });
    expect(new Set(await Promise.all(attempts))).toEqual(new Set(['number_taken won']));
  });

  it('that is not received, void or lost is not handed out, each with its reason', async () => {
    const { batchId, number } = await newBatch(3);
    await produceBatch(batchId, { actor: worker, signal });
    const give = (serial: number) =>
      runCommand(issue, { memberId: 1, number: number(serial) }, support, at);
    const refused = (serial: number, reason: string) =>
      expect(give(serial)).rejects.toMatchObject({ details: { reason } });
    await refused(0, 'stock_not_received');
    for (const [serial, as] of [
      [1, 'void'],
      [2, 'lost'],
    ] as const) {
      const one = { firstNumber: number(serial), lastNumber: number(serial) };
      await runCommand(writeOffCards, { batchId, as, ...one }, marketer, at);
      await refused(serial, `stock_${as}`);
    }
  });

  it('is never given as a number alone: the product skips it', async () => {
    const { number } = await receivedBatch(1);
    await sql(`UPDATE card_number_ranges SET next_serial = 0, to_serial = 1,
      last_number = first_number + 19 WHERE prefix = '${number(0).slice(0, 7)}'`);
    await sql(
      `UPDATE card_types SET form = 'both', procedures = '{inBatches,virtual}' WHERE card_type_id = ${cardTypeId}`,
    );
    await sql(
      `UPDATE card_number_ranges SET closed_at = now() WHERE prefix <> '${number(0).slice(0, 7)}'`,
    );
    const wish = { memberId: 1, cardTypeId, isVirtual: true };
    const given = await runCommand(issue, wish, support, at);
    expect(given.number).toBe(number(1));
    expect(await count(`number = '${number(0)}' AND state = 'inStock'`)).toBe(1);
  });
});

describe('the database itself', () => {
  const refused = (text: string) => expect(sql(text)).rejects.toMatchObject({ code: 'VN003' });

  it('takes a number out of the stock when a member claims it by whatever way', async () => {
    const { number } = await receivedBatch(1);
    await sql(
      `INSERT INTO identity_claims (kind, value, member_id) VALUES ('card', '${number(0)}', 2)`,
    );
    expect(await count(`number = '${number(0)}' AND state = 'issued'`)).toBe(1);
    await refused(`UPDATE stock_cards SET state = 'inStock' WHERE number = '${number(0)}'`);
  });

  it('refuses a stock number that a member has, an issue without a claim, and a card that changes its batch', async () => {
    const { batchId, number } = await receivedBatch(1);
    await sql(
      `INSERT INTO identity_claims (kind, value, member_id) VALUES ('card', '${number(5)}', 2)`,
    );
    await refused(
      `INSERT INTO stock_cards (number, batch_id, card_type_id) VALUES ('${number(5)}', ${batchId}, ${cardTypeId})`,
    );
    await refused(`UPDATE stock_cards SET state = 'issued' WHERE number = '${number(0)}'`);
    await refused(`UPDATE stock_cards SET number = '1' WHERE number = '${number(0)}'`);
  });
});
