import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { numberOf } from '@/lib/domain/cards/number-ranges';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { saveTask } from '@/lib/tasks/commands/save-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { getTask } from '@/lib/tasks/queries/get-task';
import { finish, refusal, seedAgents } from '@/lib/tasks/testing/task-desk';
import { CARD_COMMANDS } from '../operations';
import { getCard } from '../queries/get-card';
import { createBatch } from '../stock/create-batch';
import { distributeCards } from '../stock/distribute-cards';
import { produceBatch } from '../stock/produce-batch';
import { receiveBatch } from '../stock/receive-batch';
import { sql } from '../testing/life-runner';
import { at, marketer, signal, support, worker } from '../testing/stock-desk';
import { addRange } from './add-range';
import { createCardType } from './create-card-type';

const { issue, replace, supplement, activate, renew } = CARD_COMMANDS;
const LUHN = { checkDigit: 'luhn', numberLength: 16 } as const;
const SILVER_MEMBER = 1;
const GOLD_MEMBER = 2;
const PLATINUM_MEMBER = 3;

let serial = 0;
/** A type with a range that no other test uses; a card of each serial. */
async function newType(type: object = {}, forStore: number | null = null) {
  serial += 1;
  const code = `E${String(serial).padStart(3, '0')}`;
  const { cardTypeId } = await runCommand(
    createCardType,
    {
      code,
      nameEn: code,
      nameRu: code,
      look: 'gold',
      tierId: null,
      form: 'both',
      ...LUHN,
      validYears: null,
      storeIds: [],
      regions: [],
      procedures: ['atTill', 'byApplication', 'inBatches', 'virtual'],
      mayEarn: true,
      mayRedeem: true,
      ...type,
    } as never,
    marketer,
    at,
  );
  const prefix = `66${String(serial).padStart(4, '0')}`;
  const range = {
    cardTypeId,
    storeId: forStore,
    partner: '',
    prefix,
    fromSerial: '0',
    toSerial: '99',
  };
  const { rangeId } = await runCommand(addRange, range, marketer, at);
  return { cardTypeId, rangeId, number: (one: number) => numberOf(prefix, BigInt(one), LUHN) };
}

async function newBatch(rangeId: number, quantity: number): Promise<number> {
  const { batchId } = await runCommand(createBatch, { rangeId, quantity }, marketer, at);
  await produceBatch(batchId, { actor: worker, signal });
  await runCommand(receiveBatch, { batchId, counted: quantity }, marketer, at);
  return batchId;
}

type Wish = Partial<Parameters<typeof runCommand<typeof issue.input, unknown>>[1]> & object;
const give = (memberId: number, wish: Wish) =>
  runCommand(issue, { memberId, ...wish }, support, at);
const reason = async (work: Promise<unknown>) => {
  const refused = await refusal(work);
  return typeof refused === 'object' && refused !== null ? Reflect.get(refused, 'reason') : refused;
};
const cardRow = async (cardId: number) =>
  (
    await sql<{ storeId: number | null; expiresOn: string | null; batchId: number | null }>(
      `SELECT store_id AS "storeId", expires_on::text AS "expiresOn", batch_id AS "batchId" FROM cards
       WHERE card_id = ${cardId}`,
    )
  )[0];

beforeAll(async () => {
  await sql(`INSERT INTO tiers (tier_id, code, rank, name_en, name_ru) VALUES
    (3, 'silver', 3, 'Silver', 'Серебро'), (5, 'platinum', 5, 'Platinum', 'Платина')`);
  await seedMembers([
    { memberId: SILVER_MEMBER, tierId: 3 },
    { memberId: GOLD_MEMBER, tierId: 4 },
    { memberId: PLATINUM_MEMBER, tierId: 5 },
  ]);
  await seedAgents();
  await sql(`INSERT INTO stores (store_id, external_id, name, region) VALUES
    (701, 'E701', 'North', 'Kazan'), (702, 'E702', 'South', 'Perm')`);
});

describe('a card of a type is given', () => {
  it('to members of its tier alone: not to silver, not to platinum, who has a type of their own', async () => {
    const { cardTypeId, number } = await newType({ tierId: 4 });
    const to = (memberId: number, one: number) =>
      give(memberId, { cardTypeId, number: number(one) });
    expect(await reason(to(SILVER_MEMBER, 1))).toBe('tier_not_reached');
    expect(await reason(to(PLATINUM_MEMBER, 1))).toBe('other_tier');
    expect(await to(GOLD_MEMBER, 1)).toMatchObject({ status: 'issued' });
  });

  it('on reaching the tier: gold and platinum get it, silver does not', async () => {
    const { cardTypeId, number } = await newType({ tierId: 4, procedures: ['onReachingTier'] });
    const to = (memberId: number, one: number) =>
      give(memberId, { cardTypeId, number: number(one) });
    expect(await reason(to(SILVER_MEMBER, 1))).toBe('tier_not_reached');
    expect(await to(PLATINUM_MEMBER, 1)).toMatchObject({ status: 'issued' });
    expect(await reason(give(GOLD_MEMBER, { cardTypeId }))).toBe('procedure_not_offered');
  });

  it('by its procedures alone: one for the till is not given virtual, nor on an application', async () => {
    const { cardTypeId, number } = await newType({ procedures: ['atTill'] });
    expect(await reason(give(1, { cardTypeId, isVirtual: true }))).toBe('procedure_not_offered');
    expect(await reason(give(1, { cardTypeId }))).toBe('procedure_not_offered');
    expect(await give(1, { cardTypeId, number: number(0) })).toMatchObject({ status: 'issued' });
  });

  it('in its stores and regions alone, and the card keeps where', async () => {
    const { cardTypeId } = await newType({ regions: ['Kazan'] });
    const virtual = { cardTypeId, isVirtual: true };
    expect(await reason(give(1, virtual))).toBe('needs_store');
    expect(await reason(give(1, { ...virtual, storeId: 702 }))).toBe('store_not_allowed');
    const { cardId } = await give(1, { ...virtual, storeId: 701 });
    expect(await cardRow(cardId)).toMatchObject({ storeId: 701 });
    const own = await newType({ storeIds: [702] });
    const there = { cardTypeId: own.cardTypeId, isVirtual: true, storeId: 702 };
    expect(await give(1, there)).toMatchObject({ status: 'issued' });
  });

  it('with numbers of its ranges: not of another type, not of none', async () => {
    const type = await newType();
    const other = await newType();
    const given = (number: string) => give(1, { cardTypeId: type.cardTypeId, number });
    expect(await reason(given(other.number(3)))).toBe('number_of_other_type');
    expect(await reason(given('4111111111111111'))).toBe('number_out_of_range');
    expect(
      await reason(
        given(
          `${type.number(3).slice(0, -1)}x`.replace(
            'x',
            String((Number(type.number(3).at(-1)) + 1) % 10),
          ),
        ),
      ),
    ).toBe('number_wrong');
    expect(await given(type.number(3))).toMatchObject({ number: type.number(3) });
  });

  it('for its years: 3 from 2026-11-20 end on 2029-11-19, a day later is refused, and so is a renewal', async () => {
    const { cardTypeId } = await newType({ validYears: 3 });
    const virtual = { cardTypeId, isVirtual: true };
    expect(await reason(give(1, { ...virtual, expiresOn: '2029-11-20' }))).toBe(
      'validity_too_long',
    );
    const short = await give(1, { ...virtual, expiresOn: '2027-01-31' });
    const full = await give(1, virtual);
    expect(await cardRow(full.cardId)).toMatchObject({ expiresOn: '2029-11-19' });
    const renewed = (expiresOn: string | null) =>
      runCommand(renew, { cardId: short.cardId, version: 1, expiresOn }, support, at);
    expect(await reason(renewed(null))).toBe('validity_too_long');
    expect(await reason(renewed('2029-11-20'))).toBe('validity_too_long');
    expect(await renewed('2029-11-19')).toMatchObject({ version: 2 });
  });

  it('on an application from the central stock, in the order of numbers, each card once', async () => {
    const { cardTypeId, rangeId, number } = await newType({
      procedures: ['byApplication', 'inBatches'],
      form: 'plastic',
    });
    const batchId = await newBatch(rangeId, 3);
    await runCommand(
      distributeCards,
      { batchId, storeId: 701, count: 1, fromNumber: null },
      marketer,
      at,
    );
    const given = await Promise.all([give(1, { cardTypeId }), give(2, { cardTypeId })]);
    expect(given.map((one) => one.number).sort()).toEqual([number(1), number(2)].sort());
    expect(await cardRow(given[0].cardId)).toMatchObject({ batchId });
    // The stock is empty: a number of the range that no batch holds.
    expect(await give(3, { cardTypeId })).toMatchObject({ number: number(3) });
  });

  it('as a supplementary one where the type has them, and lets whoever carries it pay or not', async () => {
    const lone = await newType({ maySupplement: false });
    const add = (cardTypeId: number) =>
      runCommand(
        supplement,
        { memberId: 1, bearer: 'Анна', cardTypeId, isVirtual: true },
        support,
        at,
      );
    expect(await reason(add(lone.cardTypeId))).toBe('type_not_supplementary');
    const { cardTypeId } = await newType({ supplementMayRedeem: false });
    const [further, own] = [await add(cardTypeId), await give(1, { cardTypeId, isVirtual: true })];
    const checked = { termsAccepted: true, phoneConfirmed: true };
    await runCommand(activate, { ...further, ...checked }, support, at);
    await runCommand(activate, { ...own, ...checked }, support, at);
    const rights = async (cardId: number) => (await runQuery(getCard, { cardId }, support)).rights;
    expect(await rights(further.cardId)).toEqual({ mayEarn: true, mayRedeem: false });
    expect(await rights(own.cardId)).toEqual({ mayEarn: true, mayRedeem: true });
  });

  it('in place of another: the same type whatever the tier is now, another type by its rules', async () => {
    const gold = await newType({ tierId: 4 });
    const card = await give(GOLD_MEMBER, { cardTypeId: gold.cardTypeId, number: gold.number(0) });
    const checked = { termsAccepted: true, phoneConfirmed: true };
    await runCommand(activate, { ...card, ...checked }, support, at);
    await sql(`ALTER TABLE members DISABLE TRIGGER USER`);
    await sql(`UPDATE members SET tier_id = 3 WHERE member_id = ${GOLD_MEMBER}`);
    const other = await newType({ tierId: 5 });
    const by = (cardTypeId: number, newNumber: string) =>
      runCommand(
        replace,
        { cardId: card.cardId, version: 2, identityChecked: true, cardTypeId, newNumber },
        support,
        at,
      );
    expect(await reason(by(other.cardTypeId, other.number(1)))).toBe('tier_not_reached');
    expect(await by(gold.cardTypeId, gold.number(1))).toMatchObject({ status: 'replaced' });
    await sql(`UPDATE members SET tier_id = 4 WHERE member_id = ${GOLD_MEMBER}`);
    await sql(`ALTER TABLE members ENABLE TRIGGER USER`);
  });
});

describe('cards of the stock are sent', () => {
  it('to stores where their type is good, and not when it is archived', async () => {
    const { cardTypeId, rangeId } = await newType({ storeIds: [701] });
    const batchId = await newBatch(rangeId, 4);
    const send = (storeId: number) =>
      runCommand(distributeCards, { batchId, storeId, count: 1, fromNumber: null }, marketer, at);
    expect(await reason(send(702))).toBe('store_not_allowed');
    expect(await send(701)).toMatchObject({ firstNumber: expect.any(String) });
    await sql(`UPDATE card_types SET archived_at = now() WHERE card_type_id = ${cardTypeId}`);
    expect(await reason(send(701))).toBe('type_archived');
  });

  it('to the store that their range is set apart for', async () => {
    const { rangeId } = await newType({}, 702);
    const batchId = await newBatch(rangeId, 2);
    const send = (storeId: number) =>
      runCommand(distributeCards, { batchId, storeId, count: 1, fromNumber: null }, marketer, at);
    expect(await reason(send(701))).toBe('range_of_other_store');
    expect(await send(702)).toMatchObject({ firstNumber: expect.any(String) });
  });
});

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
