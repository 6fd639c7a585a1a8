import { describe, expect, it } from 'vitest';
import { amountWords } from './amount-words';

const claiming = { currency: 'RUB' } as const;
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('amountWords', () => {
  it('tells an amount that was typed as the page tells amounts, in both languages', () => {
    expect(amountWords('5000', 'points', { claiming, locale: 'en' })).toBe('5,000');
    expect(plain(amountWords('5000,5', 'points', { claiming, locale: 'ru' }))).toBe('5 000,50');
    expect(plain(amountWords('1200.5', 'money', { claiming, locale: 'ru' }))).toBe('1 200,50 ₽');
  });

  it('leaves what is no amount as it was typed', () => {
    expect(amountWords('many', 'points', { claiming, locale: 'en' })).toBe('many');
    expect(amountWords('0', 'money', { claiming, locale: 'en' })).toBe('0');
  });
});
