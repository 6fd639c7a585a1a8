import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CODE_ALPHABET } from '../rewards/codes';
import {
  REFERRAL_DRAWN_LENGTH,
  readReferralCode,
  readReferrerNumber,
  referralCodeOf,
  shownReferralCode,
} from './code';

const drawn = fc.array(fc.nat(CODE_ALPHABET.length - 1), {
  minLength: REFERRAL_DRAWN_LENGTH,
  maxLength: REFERRAL_DRAWN_LENGTH,
});

it('reads a code of eight characters as it is said: in halves, in small letters, with spaces', () => {
  fc.assert(
    fc.property(drawn, (places) => {
      const code = referralCodeOf(places);
      expect(code).toHaveLength(8);
      expect(readReferralCode(` ${shownReferralCode(code).toLowerCase()} `)).toBe(code);
      expect(readReferralCode(code.split('').join(' '))).toBe(code);
    }),
  );
});

it('takes no code with one wrong character or two neighbours that were swapped', () => {
  fc.assert(
    fc.property(drawn, fc.nat(7), fc.nat(CODE_ALPHABET.length - 1), (places, at, other) => {
      const code = referralCodeOf(places);
      const wrong = code.slice(0, at) + (CODE_ALPHABET[other] ?? '') + code.slice(at + 1);
      if (wrong !== code) expect(readReferralCode(wrong)).toBeNull();
      const [one = '', two = ''] = code.slice(at, at + 2);
      const swapped = code.slice(0, at) + two + one + code.slice(at + 2);
      if (swapped !== code && two !== '') expect(readReferralCode(swapped)).toBeNull();
    }),
  );
});

it('takes for a code neither the number of a member nor characters that are in none', () => {
  for (const text of ['', 'MBR-20391', '0000-0000', '2222-222', '2222-22222']) {
    expect(readReferralCode(text)).toBeNull();
  }
});

it('reads the number of a member as staff write it', () => {
  expect(readReferrerNumber(' mbr 20391')).toBe(20_391);
  expect(readReferrerNumber('MBR-7')).toBe(7);
  for (const text of ['20391', 'MBR-0', 'MBR-', 'MBR-1x', 'MBR-1234567890123456']) {
    expect(readReferrerNumber(text)).toBeNull();
  }
});
