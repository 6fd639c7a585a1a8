import { expect, it } from 'vitest';
import { type ReferralQuestion, referralOutcome, referralRefusal } from './referral';

const asked = (more: Partial<ReferralQuestion> = {}) =>
  referralRefusal({
    ...{ isReferrerOver: false, isMemberOver: false, isSamePerson: false, isBrought: false },
    ...{ hasBought: false, mayBuyFirst: false, isCircle: false },
    ...{ joinedOn: '2026-11-01', todayOn: '2026-11-01' },
    ...more,
  });

it('is taken down within 14 days of joining: the 14th is in, the 15th is too late', () => {
  expect(asked()).toBeNull();
  expect(asked({ todayOn: '2026-11-15' })).toBeNull();
  expect(asked({ todayOn: '2026-11-16' })).toBe('too_late');
});

it('is not taken down after a purchase, unless a mechanic counts those', () => {
  expect(asked({ hasBought: true })).toBe('has_bought');
  expect(asked({ hasBought: true, mayBuyFirst: true })).toBeNull();
});

it('refuses oneself, a second one, a circle, and whoever is no member any more', () => {
  expect(asked({ isSamePerson: true, isBrought: true })).toBe('own_code');
  expect(asked({ isBrought: true })).toBe('already_brought');
  expect(asked({ isCircle: true })).toBe('circle');
  expect(asked({ isReferrerOver: true })).toBe('referrer_over');
  expect(asked({ isMemberOver: true })).toBe('member_over');
});

it('tells the best that came of a friend, and of one taken down by mistake that it ended', () => {
  const made = (states: readonly string[], more = {}) =>
    referralOutcome({ isEnded: false, hasBought: true, states, ...more });
  expect(made(['heldOut', 'takenBack', 'given'])).toBe('given');
  expect(made(['takenBack', 'waiting'])).toBe('waiting');
  expect(made(['takenBack', 'dropped'])).toBe('takenBack');
  expect(made(['heldOut'])).toBe('nothing');
  expect(made([])).toBe('bought');
  expect(made([], { hasBought: false })).toBe('notYet');
  expect(made(['given'], { isEnded: true })).toBe('ended');
});
