import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { isEan } from '@/lib/domain/cards/check-digits';
import { runCommand } from '@/lib/kernel/command';
import { CARD_COMMANDS } from '../operations';
import { sql } from '../testing/life-runner';
import {
  at,
  count,
  marketer,
  newBatch,
  produced,
  receivedBatch,
  seedStock,
  signal,
  support,
  worker,
} from '../testing/stock-desk';
import { batchCsv } from './batch-csv';
import { cancelBatch } from './cancel-batch';
import { createBatch } from './create-batch';
import { distributeCards } from './distribute-cards';
import { produceBatch } from './produce-batch';
import { produceChunk } from './produce-chunk';
import { receiveBatch } from './receive-batch';
import { writeOffCards } from './write-off-cards';

const { issue } = CARD_COMMANDS;
const SLOW_MS = 120_000;

beforeAll(async () => {
  await seedStock();
});

describe('a batch of cards', () => {
  it(
    'of 100,000, its worker killed halfway, is resumed to exactly 100,000 distinct numbers with their check digit',
    async () => {
      const { batchId } = await newBatch(100_000);
      const child = spawn(
        process.execPath,
        [
          '--conditions=react-server',
          '--import',
          'tsx',
          'lib/cards/testing/produce-until-killed.ts',
          String(batchId),
        ],
        { env: process.env, stdio: 'ignore' },
      );
      const ended = once(child, 'exit');
      while ((await produced(batchId)).produced < 20_000 && child.exitCode === null) await sleep(5);
      child.kill('SIGKILL');
      expect(await ended).toEqual([null, 'SIGKILL']);
      const halfway = await produced(batchId);
      expect(halfway.state).toBe('producing');
      expect(await count(`batch_id = ${batchId}`)).toBe(halfway.produced);
      // As the worker does: the database may not have noticed yet that the killed one is gone.
      while ((await produced(batchId)).state === 'producing') {
        await produceBatch(batchId, { actor: worker, signal });
      }
      expect(await produced(batchId)).toEqual({ state: 'produced', produced: 100_000 });
      const numbers = await sql<{ number: string }>(
        `SELECT number FROM stock_cards WHERE batch_id = ${batchId}`,
      );
      expect(new Set(numbers.map(({ number }) => number)).size).toBe(100_000);
      expect(numbers.every(({ number }) => isEan(number))).toBe(true);
    },
    SLOW_MS,
  );

  it('at two workers at once is made once: 20,000 ordered, 20,000 made', async () => {
    const { batchId } = await newBatch(20_000);
    const make = () => produceBatch(batchId, { actor: worker, signal });
    await Promise.all([make(), make(), make()]);
    await make();
    expect(await produced(batchId)).toEqual({ state: 'produced', produced: 20_000 });
    expect(await count(`batch_id = ${batchId}`)).toBe(20_000);
  });

  it('leaves out numbers that members have: 10 ordered, serials 0 and 3 taken, 12 serials used', async () => {
    const { batchId, rangeId, number } = await newBatch(10, 100);
    await runCommand(issue, { memberId: 1, number: number(0) }, support, at);
    await runCommand(issue, { memberId: 1, number: number(3) }, support, at);
    await produceBatch(batchId, { actor: worker, signal });
    expect(await count(`batch_id = ${batchId}`)).toBe(10);
    expect(await count(`number IN ('${number(0)}', '${number(3)}')`)).toBe(0);
    const [range] = await sql<{ next: number }>(
      `SELECT next_serial::int AS next FROM card_number_ranges WHERE range_id = ${rangeId}`,
    );
    expect(range?.next).toBe(12);
  });

  it('is not ordered beyond its range: 100 numbers, 60 on order, 41 more are refused with 40 left', async () => {
    const { rangeId } = await newBatch(60, 100);
    const more = runCommand(createBatch, { rangeId, quantity: 41 }, marketer, at);
    await expect(more).rejects.toMatchObject({ code: 'not_enough_numbers', details: { left: 40 } });
  });

  it('goes to the printer as a file of its numbers, logged, and not before it is made', async () => {
    const { batchId, number } = await newBatch(3);
    await expect(batchCsv(batchId, marketer)).rejects.toMatchObject({ code: 'wrong_state' });
    await produceBatch(batchId, { actor: worker, signal });
    let text = '';
    for await (const piece of await batchCsv(batchId, marketer)) text += piece;
    expect(text).toBe(`number\n${number(0)}\n${number(1)}\n${number(2)}\n`);
    const log = await sql(
      `SELECT FROM audit_events WHERE command = 'cards.exportBatch' AND subject_id = '${batchId}'`,
    );
    expect(log).toHaveLength(1);
    await expect(batchCsv(batchId, support)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is received by its count: 5 made, 4 counted is refused until one is marked as lost', async () => {
    const { batchId, number } = await newBatch(5);
    await produceBatch(batchId, { actor: worker, signal });
    const receive = () => runCommand(receiveBatch, { batchId, counted: 4 }, marketer, at);
    await expect(receive()).rejects.toMatchObject({
      code: 'count_differs',
      details: { expected: 5 },
    });
    const lost = { batchId, as: 'lost', firstNumber: number(4), lastNumber: number(4) } as const;
    expect(await runCommand(writeOffCards, lost, marketer, at)).toEqual({ cards: 1 });
    await receive();
    expect(await count(`batch_id = ${batchId} AND state = 'inStock'`)).toBe(4);
  });

  it('is distributed by count in the order of numbers; more than there are is refused with what is left', async () => {
    const { batchId, number } = await receivedBatch(10);
    const send = (storeId: number, cards: number, fromNumber: string | null = null) =>
      runCommand(distributeCards, { batchId, storeId, count: cards, fromNumber }, marketer, at);
    expect(await send(1, 4)).toEqual({ firstNumber: number(0), lastNumber: number(3) });
    expect(await send(2, 2, number(7))).toEqual({ firstNumber: number(7), lastNumber: number(8) });
    await expect(send(2, 5)).rejects.toMatchObject({
      code: 'not_enough_cards',
      details: { left: 4 },
    });
    expect(await count(`batch_id = ${batchId} AND store_id = 1`)).toBe(4);
  });

  it('that is given up keeps its numbers void, and stops the worker', async () => {
    const { batchId } = await newBatch(10_000);
    await runCommand(produceChunk, { batchId }, worker, at);
    await runCommand(cancelBatch, { batchId }, marketer, at);
    expect(await runCommand(produceChunk, { batchId }, worker, at)).toBeNull();
    expect(await count(`batch_id = ${batchId} AND state = 'void'`)).toBe(5_000);
  });
});
