import { describe, expect, test } from 'vitest';
import {
  type CardTypeRules,
  type CardTypeWish,
  giveRefusal,
  holderRights,
  waysOf,
} from './card-types';
import { CARD_RIGHTS } from './states';

const RULES: CardTypeRules = {
  form: 'both',
  procedures: ['atTill', 'virtual'],
  tierRank: null,
  isArchived: false,
  maySupplement: true,
  isBound: false,
};
const GOLD: CardTypeRules = {
  ...RULES,
  form: 'plastic',
  procedures: ['inBatches', 'onReachingTier'],
  tierRank: 4,
};
const WISH: CardTypeWish = {
  operation: 'issue',
  way: 'plastic',
  tierRank: 4,
  store: 'unknown',
  isSameType: false,
};

describe('giving a card of a type', () => {
  test.each([
    ['a gold member', {}, null],
    ['a platinum one, for gold is reached', { tierRank: 5 }, null],
    ['a silver one', { tierRank: 3 }, 'tier_not_reached'],
    ['a member of no tier', { tierRank: null }, 'tier_not_reached'],
    ['a number without a card', { way: 'virtual' as const }, 'type_not_virtual'],
    ['whoever applied', { way: 'application' as const }, 'procedure_not_offered'],
    [
      'a silver one who had a gold card',
      { operation: 'replace' as const, isSameType: true, tierRank: 3 },
      null,
    ],
    [
      'a silver one who had a standard card',
      { operation: 'replace' as const, tierRank: 3 },
      'tier_not_reached',
    ],
    [
      'a silver one as a further card',
      { operation: 'supplement' as const, tierRank: 3 },
      'tier_not_reached',
    ],
  ])('gold, given on reaching the tier, to %s', (_, wish, refusal) => {
    expect(giveRefusal(GOLD, { ...WISH, ...wish })).toBe(refusal);
  });

  test('of tier 4 over the counter: tier 5 has its own, tier 4 gets it', () => {
    const type = { ...GOLD, procedures: ['atTill' as const] };
    expect(giveRefusal(type, { ...WISH, tierRank: 5 })).toBe('other_tier');
    expect(giveRefusal(type, WISH)).toBeNull();
  });

  test('is refused when the type is archived, and when it has no supplementary cards', () => {
    expect(giveRefusal({ ...RULES, isArchived: true }, { ...WISH, operation: 'replace' })).toBe(
      'type_archived',
    );
    const lone = { ...RULES, maySupplement: false };
    expect(giveRefusal(lone, { ...WISH, operation: 'supplement' })).toBe('type_not_supplementary');
    expect(giveRefusal(lone, WISH)).toBeNull();
  });

  test('good in some stores asks for one and refuses others; good everywhere asks for none', () => {
    const bound = { ...RULES, isBound: true };
    expect(giveRefusal(bound, WISH)).toBe('needs_store');
    expect(giveRefusal(bound, { ...WISH, store: 'other' })).toBe('store_not_allowed');
    expect(giveRefusal(bound, { ...WISH, store: 'fits' })).toBeNull();
    expect(giveRefusal(RULES, { ...WISH, store: 'other' })).toBeNull();
  });

  test.each([
    ['both', ['atTill', 'byApplication', 'virtual'], ['plastic', 'virtual', 'application']],
    ['plastic', ['byApplication'], ['application']],
    ['virtual', ['virtual', 'onReachingTier'], ['virtual']],
    ['both', ['onReachingTier'], ['plastic', 'virtual']],
    ['plastic', ['inBatches'], ['plastic']],
  ] as const)('%s by %j offers the ways %j', (form, procedures, ways) => {
    expect(waysOf({ ...RULES, form, procedures })).toEqual(ways);
  });
});

describe('what a holder may do', () => {
  const ALL = { mayEarn: true, mayRedeem: true, supplementMayRedeem: true };

  test('is what the state and the type both allow', () => {
    const earnOnly = { mayEarn: true, mayRedeem: false };
    expect(holderRights(CARD_RIGHTS.active, { ...ALL, ...earnOnly }, false)).toEqual(earnOnly);
    expect(holderRights(CARD_RIGHTS.issued, { ...ALL, mayEarn: false }, false)).toEqual({
      mayEarn: false,
      mayRedeem: false,
    });
    expect(holderRights(CARD_RIGHTS.blocked, ALL, false)).toEqual(CARD_RIGHTS.blocked);
  });

  test('a supplementary card earns and does not redeem where its type says so', () => {
    const type = { ...ALL, supplementMayRedeem: false };
    expect(holderRights(CARD_RIGHTS.active, type, true)).toEqual({
      mayEarn: true,
      mayRedeem: false,
    });
    expect(holderRights(CARD_RIGHTS.active, type, false)).toEqual(CARD_RIGHTS.active);
    expect(holderRights(CARD_RIGHTS.active, ALL, true)).toEqual(CARD_RIGHTS.active);
  });
});
