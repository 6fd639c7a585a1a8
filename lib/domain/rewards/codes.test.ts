import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_ALPHABET, codeOf, DRAWN_LENGTH, isWhole, normalCode, shownCode } from './codes';

const drawn = fc.array(fc.nat(CODE_ALPHABET.length - 1), {
  minLength: DRAWN_LENGTH,
  maxLength: DRAWN_LENGTH,
});
const prefixes = fc.stringMatching(/^[A-Z0-9]{0,8}$/);

describe('codes of coupons', () => {
  it('have no characters that look alike', () => {
    expect(CODE_ALPHABET).toHaveLength(31);
    for (const character of '01ILO') expect(CODE_ALPHABET).not.toContain(character);
  });

  it('tell any one wrong character, and any two neighbours that were swapped', () => {
    fc.assert(
      fc.property(drawn, prefixes, fc.nat(DRAWN_LENGTH), fc.nat(30), (places, prefix, at, by) => {
        const code = codeOf(prefix, places);
        expect(isWhole(code, prefix)).toBe(true);
        const start = prefix.length;
        const was = code[start + at] ?? '';
        const other = CODE_ALPHABET[by] ?? '';
        const wrong = code.slice(0, start + at) + other + code.slice(start + at + 1);
        expect(isWhole(wrong, prefix)).toBe(other === was);
        const next = code[start + at + 1];
        if (next === undefined) return;
        const swapped = code.slice(0, start + at) + next + was + code.slice(start + at + 2);
        expect(isWhole(swapped, prefix)).toBe(next === was);
      }),
    );
  });

  it('are the same however they are written', () => {
    fc.assert(
      fc.property(drawn, prefixes, (places, prefix) => {
        const code = codeOf(prefix, places);
        expect(normalCode(shownCode(code).toLowerCase())).toBe(code);
      }),
    );
    expect(normalCode(' winter-10 ')).toBe('WINTER10');
    expect(shownCode('WINTER10')).toBe('WINTER10');
    expect(normalCode('ab')).toBeNull();
    expect(normalCode('СКИДКА10')).toBeNull();
  });
});
