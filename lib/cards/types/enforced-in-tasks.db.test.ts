import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { saveTask } from '@/lib/tasks/commands/save-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { getTask } from '@/lib/tasks/queries/get-task';
import { finish, refusal } from '@/lib/tasks/testing/task-desk';
import { createBatch } from '../stock/create-batch';
import { produceBatch } from '../stock/produce-batch';
import { sql } from '../testing/life-runner';
import { at, marketer, signal, support, worker } from '../testing/stock-desk';
import {
  cardRow,
  GOLD_MEMBER,
  newType,
  PLATINUM_MEMBER,
  SILVER_MEMBER,
  seedTiers,
} from '../testing/typed-desk';

beforeAll(seedTiers);

describe('the task of giving a card', () => {
  const open = async (memberId: number) =>
    runCommand(startTask, { kind: 'issue', about: { memberId } }, support, at);
  const next = (task: { taskId: number }, version: number, answers: TaskAnswers) =>
    runCommand(saveTask, { taskId: task.taskId, version, step: 1, answers }, support, at);

  it('tells the active types with their ranges, and why one is not for the member', async () => {
    const gold = await newType({ tierId: 4 });
    const task = await open(SILVER_MEMBER);
    const { newCard } = (await runQuery(getTask, { taskId: task.taskId }, support, at)).subject;
    expect(newCard).toMatchObject({ tierRank: 3, usualTypeId: 1, oldTypeId: null });
    expect(newCard?.types.map(({ cardTypeId }) => cardTypeId)).toContain(gold.cardTypeId);
    expect(newCard?.ranges).toContainEqual({
      cardTypeId: gold.cardTypeId,
      first: gold.number(0).replace(/.$/, '0'),
      last: gold.number(99).replace(/.$/, '9'),
    });
    const answers = { cardType: String(gold.cardTypeId), kind: 'plastic', number: gold.number(0) };
    expect(await refusal(next(task, 1, answers))).toEqual({
      code: 'invalid_input',
      fields: ['cardType'],
    });
  });

  it('says at Next what the stock knows of a number: not received, void, lost', async () => {
    const { cardTypeId, rangeId, number } = await newType();
    const { batchId } = await runCommand(createBatch, { rangeId, quantity: 3 }, marketer, at);
    await produceBatch(batchId, { actor: worker, signal });
    await sql(`UPDATE stock_cards SET state = 'void' WHERE number = '${number(1)}'`);
    await sql(`UPDATE stock_cards SET state = 'lost' WHERE number = '${number(2)}'`);
    const task = await open(PLATINUM_MEMBER);
    const problems = async (one: number) => {
      const answers = { cardType: String(cardTypeId), kind: 'plastic', number: number(one) };
      const refused: unknown = await refusal(next(task, 1, answers));
      return z.object({ problems: z.array(z.string()) }).parse(refused).problems;
    };
    expect(await problems(0)).toEqual(['stock_not_received']);
    expect(await problems(1)).toEqual(['stock_void']);
    expect(await problems(2)).toEqual(['stock_lost']);
  });

  it('gives the card of the chosen type in the chosen store', async () => {
    const { cardTypeId, number } = await newType({ storeIds: [701, 702], validYears: 2 });
    const task = await open(GOLD_MEMBER);
    const answers = { cardType: String(cardTypeId), kind: 'plastic', number: number(7) };
    expect(
      await refusal(finish({ taskId: task.taskId, version: 1 }, answers, support)),
    ).toMatchObject({
      fields: ['store'],
    });
    const done = await finish(
      { taskId: task.taskId, version: 1 },
      { ...answers, store: '702' },
      support,
    );
    expect(done).toMatchObject({ state: 'done', number: number(7) });
    expect(await cardRow(done.cardId ?? 0)).toEqual({
      storeId: 702,
      expiresOn: '2028-11-19',
      batchId: null,
    });
  });
});
