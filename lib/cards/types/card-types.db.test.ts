import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import { isLuhn } from '@/lib/domain/cards/check-digits';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { CARD_COMMANDS } from '../operations';
import { getCard } from '../queries/get-card';
import { sql } from '../testing/life-runner';
import { addRange } from './add-range';
import { archiveCardType } from './archive-card-type';
import { closeRange } from './close-range';
import { createCardType } from './create-card-type';
import { getCardType } from './get-card-type';
import { listCardTypes } from './list-card-types';
import { updateCardType } from './update-card-type';

const marketer: UserActor = { kind: 'user', userId: 3, role: 'marketer', requestId: 'test' };
const support: UserActor = { kind: 'user', userId: 1, role: 'support', requestId: 'test' };
const at = { now: new Date('2026-11-20T12:00:00Z') };
const { issue, activate, replace } = CARD_COMMANDS;

const GOLD = {
  code: 'GLD',
  nameEn: 'Gold',
  nameRu: 'Золотая',
  look: 'gold',
  tierId: 4,
  form: 'plastic',
  checkDigit: 'luhn',
  numberLength: 16,
  validYears: 3,
  storeIds: [1],
  regions: [],
  procedures: ['inBatches', 'onReachingTier'],
  mayEarn: true,
  mayRedeem: false,
} as const;
const APPLIED = ['inBatches', 'byApplication', 'onReachingTier'];
const RANGE = {
  storeId: null,
  partner: '',
  prefix: '778400',
  fromSerial: '0',
  toSerial: '99',
};

const create = (type: object) =>
  runCommand(createCardType, { ...GOLD, ...type } as never, marketer, at);
const range = (cardTypeId: number, draft: object = {}) =>
  runCommand(addRange, { ...RANGE, cardTypeId, ...draft }, marketer, at);

beforeAll(() =>
  seedMembers([
    { memberId: 1, tierId: 4 },
    { memberId: 2, tierId: 1 },
  ]),
);

describe('kinds of cards', () => {
  it('are made, listed behind the standard one, changed as they were seen, archived and taken up again', async () => {
    const { cardTypeId } = await create({ code: 'one' });
    expect((await runQuery(listCardTypes, {}, support)).map(({ code }) => code)).toEqual([
      'STD',
      'ONE',
    ]);
    const edit = { ...GOLD, code: 'ONE', cardTypeId, version: 1, validYears: 5 } as const;
    expect(await runCommand(updateCardType, edit as never, marketer, at)).toMatchObject({
      version: 2,
    });
    await expect(runCommand(updateCardType, edit as never, marketer, at)).rejects.toMatchObject({
      code: 'stale_version',
    });
    expect(await runQuery(getCardType, { cardTypeId }, marketer)).toMatchObject({
      validYears: 5,
      storeIds: [1],
      version: 2,
    });
    const archive = (isArchived: boolean, version: number) =>
      runCommand(archiveCardType, { cardTypeId, isArchived, version }, marketer, at);
    await archive(true, 2);
    const refused = runCommand(issue, { memberId: 1, cardTypeId }, support, at);
    await expect(refused).rejects.toMatchObject({ details: { reason: 'type_archived' } });
    await archive(false, 3);
  });

  it('are refused a code of another type, a tier that is not there, and what does not fit together', async () => {
    await expect(create({ code: 'STD' })).rejects.toMatchObject({ code: 'already_exists' });
    await expect(create({ code: 'TWO', tierId: 3 })).rejects.toMatchObject({
      details: { fields: ['tierId'] },
    });
    await expect(create({ code: 'TWO', storeIds: [99] })).rejects.toMatchObject({
      details: { fields: ['storeIds'] },
    });
    await expect(create({ code: 'TWO', tierId: null })).rejects.toMatchObject({
      details: { fields: ['tierId'] },
    });
    await expect(create({ code: 'TWO', checkDigit: 'ean13' })).rejects.toMatchObject({
      details: { fields: ['numberLength'] },
    });
  });

  it('keep the default one, and support may not make any', async () => {
    const standard = { cardTypeId: 1, version: 1, isArchived: true };
    await expect(runCommand(archiveCardType, standard, marketer, at)).rejects.toMatchObject({
      code: 'wrong_state',
    });
    await expect(runCommand(createCardType, GOLD as never, support, at)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('ranges of numbers', () => {
  it('do not share a number: 778400 0..99 against 50..60, against 778400000000 0..9, against a longer number', async () => {
    const { cardTypeId } = await create({ code: 'RNG' });
    await range(cardTypeId);
    const overlapping = [
      { fromSerial: '50', toSerial: '60' },
      { prefix: '778400000000', fromSerial: '0', toSerial: '9' },
    ];
    for (const draft of overlapping) {
      await expect(range(cardTypeId, draft)).rejects.toMatchObject({ code: 'range_overlaps' });
    }
    await range(cardTypeId, { fromSerial: '100', toSerial: '199' });
    const longer = await create({ code: 'LNG', numberLength: 17 });
    await range(longer.cardTypeId);
  });

  it('leave the numbers that the product gives by itself alone', async () => {
    const { cardTypeId } = await create({ code: 'EAN', checkDigit: 'ean13', numberLength: 13 });
    const given = range(cardTypeId, { prefix: '298', fromSerial: '0', toSerial: '999999999' });
    await expect(given).rejects.toMatchObject({ code: 'range_overlaps' });
    await expect(
      range(cardTypeId, { prefix: '29', toSerial: '99999999999' }),
    ).rejects.toMatchObject({
      details: { fields: ['toSerial'] },
    });
  });

  it('bind the type to its form of numbers, and are closed for good', async () => {
    const { cardTypeId } = await create({ code: 'FIX' });
    const { rangeId } = await range(cardTypeId, { prefix: '778401' });
    const edit = { ...GOLD, code: 'FIX', cardTypeId, version: 1, numberLength: 17 };
    await expect(runCommand(updateCardType, edit as never, marketer, at)).rejects.toMatchObject({
      code: 'numbers_in_use',
    });
    await runCommand(closeRange, { rangeId }, marketer, at);
    await runCommand(closeRange, { rangeId }, marketer, at);
    expect((await runQuery(getCardType, { cardTypeId }, marketer)).ranges).toMatchObject([
      { isClosed: true, size: 100, used: 0, firstNumber: '7784010000000000' },
    ]);
  });
});

describe('a card of a type', () => {
  it('gets a number of its range, its years, and lets its holder do what the type allows', async () => {
    const { cardTypeId } = await create({ code: 'ISS', procedures: APPLIED });
    await range(cardTypeId, { prefix: '778402' });
    const given = await runCommand(issue, { memberId: 1, cardTypeId, storeId: 1 }, support, at);
    expect(given.number).toMatch(/^778402/);
    expect(isLuhn(given.number)).toBe(true);
    const checked = { ...given, termsAccepted: true, phoneConfirmed: true };
    await runCommand(activate, checked, support, at);
    expect(await runQuery(getCard, { cardId: given.cardId }, support)).toMatchObject({
      expiresOn: '2029-11-19',
      rights: { mayEarn: true, mayRedeem: false },
      type: { code: 'ISS', look: 'gold' },
    });
    const old = { cardId: given.cardId, version: 2, identityChecked: true, storeId: 1 };
    const { newCard } = await runCommand(replace, old, support, at);
    expect(newCard.number).toMatch(/^778402/);
    expect(newCard.number).not.toBe(given.number);
  });

  it('is not for a member below its tier, and not virtual when it is printed', async () => {
    const { cardTypeId } = await create({ code: 'TIR', procedures: APPLIED });
    const below = runCommand(issue, { memberId: 2, cardTypeId }, support, at);
    await expect(below).rejects.toMatchObject({ details: { reason: 'tier_not_reached' } });
    const virtual = runCommand(issue, { memberId: 1, cardTypeId, isVirtual: true }, support, at);
    await expect(virtual).rejects.toMatchObject({ details: { reason: 'type_not_virtual' } });
    const empty = runCommand(issue, { memberId: 1, cardTypeId, storeId: 1 }, support, at);
    await expect(empty).rejects.toMatchObject({ details: { reason: 'type_without_numbers' } });
  });

  it('CARD-14 is told by its printed number, whose digit must be Luhn’s: 7784030000000012 passes, …0011 does not', async () => {
    const { cardTypeId } = await create({ code: 'PRT' });
    await range(cardTypeId, { prefix: '778403' });
    const issued = (number: string, type?: number) =>
      runCommand(issue, { memberId: 1, number, cardTypeId: type ?? null, storeId: 1 }, support, at);
    await expect(issued('7784030000000011')).rejects.toMatchObject({
      details: { reason: 'number_wrong' },
    });
    await expect(issued('7784030000000012', 1)).rejects.toMatchObject({
      details: { reason: 'number_of_other_type' },
    });
    const { cardId } = await issued('7784030000000012');
    expect(await runQuery(getCard, { cardId }, support)).toMatchObject({ type: { code: 'PRT' } });
  });

  it('stays standard when nothing is said, also in place of an archived one', async () => {
    const { cardTypeId } = await create({ code: 'OLD', procedures: APPLIED });
    await range(cardTypeId, { prefix: '778404' });
    const given = await runCommand(issue, { memberId: 1, cardTypeId, storeId: 1 }, support, at);
    const active = await runCommand(
      activate,
      { ...given, termsAccepted: true, phoneConfirmed: true },
      support,
      at,
    );
    await sql('UPDATE card_types SET archived_at = now() WHERE card_type_id = $1', [cardTypeId]);
    const { newCard } = await runCommand(
      replace,
      { ...active, identityChecked: true },
      support,
      at,
    );
    expect(await runQuery(getCard, { cardId: newCard.cardId }, support)).toMatchObject({
      type: { code: 'STD' },
      expiresOn: null,
    });
  });
});
