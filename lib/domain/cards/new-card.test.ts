import { describe, expect, it } from 'vitest';
import { stepProblems } from '../tasks/check-answers';
import type { TaskAnswers } from '../tasks/definition';
import type { TaskSubject } from '../tasks/subject';
import type { NewCardFacts, OfferedCardType } from './new-card';
import { newCardInput, newCardStep } from './operations/new-card';

const STANDARD: OfferedCardType = {
  cardTypeId: 1,
  nameEn: 'Standard',
  nameRu: 'Стандартная',
  form: 'both',
  procedures: ['atTill', 'byApplication', 'virtual'],
  tierRank: null,
  isArchived: false,
  maySupplement: true,
  isBound: false,
  checkDigit: 'byLength',
  numberLength: 13,
  validYears: null,
  hasNumbers: false,
  isInStock: false,
  stores: [],
};
const GOLD: OfferedCardType = {
  ...STANDARD,
  cardTypeId: 2,
  form: 'plastic',
  procedures: ['inBatches', 'onReachingTier'],
  tierRank: 4,
  checkDigit: 'luhn',
  numberLength: 16,
  validYears: 3,
};
const FACTS: NewCardFacts = {
  tierRank: 4,
  usualTypeId: 1,
  oldTypeId: null,
  types: [STANDARD, GOLD],
  ranges: [{ cardTypeId: 2, first: '4111111111111110', last: '4111111111111199' }],
};
const subject = (facts: Partial<NewCardFacts> = {}): TaskSubject => ({
  memberId: 1,
  memberStatus: 'active',
  isPhoneConfirmed: true,
  hasTermsConsent: true,
  card: null,
  newCard: { ...FACTS, ...facts },
  household: { place: 'none', others: [], free: 5 },
  others: {},
  todayOn: '2026-11-27',
});
const problems = (
  answers: TaskAnswers,
  facts: Partial<NewCardFacts> = {},
  operation: 'issue' | 'replace' | 'supplement' = 'issue',
) =>
  stepProblems(newCardStep(operation), answers, subject(facts)).map(
    ({ field, problem }) => `${field}: ${problem}`,
  );

describe('the step of a new card', () => {
  it('takes the usual type unless another is chosen, and asks how it is given', () => {
    expect(problems({})).toEqual(['kind: missing']);
    expect(problems({ kind: 'virtual' })).toEqual([]);
    expect(newCardInput({ kind: 'virtual' }, subject())).toEqual({
      number: null,
      isVirtual: true,
      cardTypeId: 1,
      storeId: null,
      expiresOn: null,
    });
  });

  it('chooses the one way of a type by itself: gold is printed', () => {
    expect(problems({ cardType: '2' })).toEqual(['number: missing']);
  });

  it('says the tier of the type where it is chosen: silver gets no gold, unless gold is replaced', () => {
    const gold = { cardType: '2', number: '4111111111111111' };
    expect(problems(gold, { tierRank: 3 })).toEqual(['cardType: tier_not_reached']);
    expect(problems(gold, { tierRank: 3, oldTypeId: 2 }, 'replace')).toEqual([]);
    expect(
      problems({ number: '4111111111111111' }, { tierRank: 3, types: [GOLD], usualTypeId: 2 }),
    ).toEqual(['kind: tier_not_reached']);
  });

  it.each([
    ['2', '4111111111111111', []],
    ['2', '4111 1111 1111 1111', []],
    ['2', '4111111111111112', ['number: numberWrong']],
    ['2', '9421023610112', ['number: numberWrong']],
    ['2', '4012888888881881', ['number: number_out_of_range']],
    ['1', '4111111111111111', ['number: number_of_other_type']],
    ['1', '9421023610112', []],
  ])('type %s takes the number %s: %j', (cardType, number, expected) => {
    expect(problems({ cardType, kind: 'plastic', number })).toEqual(expected);
  });

  it('takes numbers of a type without check digit', () => {
    const plain = { ...GOLD, checkDigit: 'none' as const, numberLength: 10 };
    const facts = { types: [STANDARD, plain], ranges: [] };
    expect(problems({ cardType: '2', number: '1234567890' }, facts)).toEqual([]);
    expect(problems({ cardType: '2', number: '123456789' }, facts)).toEqual([
      'number: numberWrong',
    ]);
  });

  it('asks for the application where one applies, and says when there is no number to give', () => {
    expect(problems({ kind: 'application' })).toEqual(['applied: notTicked']);
    const applied = { cardType: '2', kind: 'application', applied: true };
    const byPost = { ...GOLD, procedures: ['byApplication' as const], tierRank: null };
    expect(problems(applied, { types: [STANDARD, byPost] })).toEqual([
      'kind: type_without_numbers',
    ]);
    expect(problems(applied, { types: [STANDARD, { ...byPost, isInStock: true }] })).toEqual([]);
    expect(problems(applied, { types: [STANDARD, { ...byPost, hasNumbers: true }] })).toEqual([]);
  });

  it('asks for the store of a type that is good in some: one is chosen by itself', () => {
    const stores = [
      { storeId: 5, name: 'North' },
      { storeId: 6, name: 'South' },
    ];
    const bound = { ...STANDARD, isBound: true, stores };
    expect(problems({ kind: 'virtual' }, { types: [bound] })).toEqual(['store: missing']);
    expect(problems({ kind: 'virtual', store: '7' }, { types: [bound] })).toEqual([
      'store: unknownChoice',
    ]);
    const one = { types: [{ ...bound, stores: stores.slice(0, 1) }] };
    expect(problems({ kind: 'virtual' }, one)).toEqual([]);
    expect(newCardInput({ kind: 'virtual' }, subject(one)).storeId).toBe(5);
  });

  it.each([
    ['2029-11-26', []],
    ['2029-11-27', ['expiresOn: validity_too_long']],
    ['2026-11-26', ['expiresOn: dayNotLater']],
  ])('gold is good for 3 years: until %s %j', (expiresOn, expected) => {
    expect(problems({ cardType: '2', number: '4111111111111111', expiresOn })).toEqual(expected);
  });

  it('gives no supplementary card of a type that has none', () => {
    const types = [{ ...STANDARD, maySupplement: false }, GOLD];
    expect(problems({ kind: 'virtual' }, { types }, 'supplement')).toEqual([
      'cardType: type_not_supplementary',
    ]);
  });
});
