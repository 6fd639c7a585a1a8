import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { CARD_COMMANDS } from '../operations';
import { getCard } from '../queries/get-card';
import { distributeCards } from '../stock/distribute-cards';
import { sql } from '../testing/life-runner';
import { at, marketer, support } from '../testing/stock-desk';
import {
  cardRow,
  GOLD_MEMBER,
  give,
  newBatch,
  newType,
  PLATINUM_MEMBER,
  reason,
  SILVER_MEMBER,
  seedTiers,
} from '../testing/typed-desk';

const { replace, supplement, activate, renew } = CARD_COMMANDS;

beforeAll(seedTiers);

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
