import { describe, expect, it } from 'vitest';
import { type CardTypeRules, holderRights, typeRefusal } from './card-types';
import { CARD_RIGHTS } from './states';

const GOLD: CardTypeRules = {
  form: 'plastic',
  procedures: ['inBatches', 'onReachingTier'],
  tierRank: 4,
  isArchived: false,
};

describe('a type of cards', () => {
  it.each([
    ['a member in gold', { isVirtual: false, tierRank: 4 }, null],
    ['a member above gold', { isVirtual: false, tierRank: 5 }, null],
    ['a member in silver', { isVirtual: false, tierRank: 3 }, 'tier_not_reached'],
    ['a member in no tier', { isVirtual: false, tierRank: null }, 'tier_not_reached'],
    ['who wants it virtual', { isVirtual: true, tierRank: 4 }, 'type_not_virtual'],
  ] as const)('printed, reached by gold, is for %s: %o -> %s', (_, wish, refusal) => {
    expect(typeRefusal(GOLD, wish, 'issue')).toBe(refusal);
  });

  it('that is reached by a tier is replaced whatever the tier is now', () => {
    expect(typeRefusal(GOLD, { isVirtual: false, tierRank: 1 }, 'replace')).toBeNull();
  });

  it('that is archived or a number alone says so', () => {
    const wish = { isVirtual: false, tierRank: 5 };
    expect(typeRefusal({ ...GOLD, isArchived: true }, wish, 'replace')).toBe('type_archived');
    expect(typeRefusal({ ...GOLD, form: 'virtual' }, wish, 'issue')).toBe('type_not_plastic');
  });

  it('lets its holder do what the state and the type both allow', () => {
    const earnOnly = { mayEarn: true, mayRedeem: false };
    expect(holderRights(CARD_RIGHTS.active, earnOnly)).toEqual(earnOnly);
    expect(holderRights(CARD_RIGHTS.issued, { mayEarn: false, mayRedeem: true })).toEqual({
      mayEarn: false,
      mayRedeem: false,
    });
    expect(holderRights(CARD_RIGHTS.blocked, { mayEarn: true, mayRedeem: true })).toEqual(
      CARD_RIGHTS.blocked,
    );
  });
});
