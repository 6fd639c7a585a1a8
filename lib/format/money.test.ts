import { describe, expect, it } from 'vitest';
import { formatMoney, formatMoneyCompact } from './money';

const rub = { currency: 'RUB' } as const;

describe('money', () => {
  it('puts the sign where the language puts it', () => {
    expect(formatMoney({ ...rub, amountMinor: 8_641_000n, locale: 'en' })).toBe('₽86,410');
    expect(formatMoney({ ...rub, amountMinor: 8_641_000n, locale: 'ru' })).toBe(
      '86\u00a0410\u00a0₽',
    );
  });

  it('shows decimals when there are any, always or never', () => {
    expect(formatMoney({ ...rub, amountMinor: 99_905n, locale: 'en' })).toBe('₽999.05');
    expect(formatMoney({ ...rub, amountMinor: 100n, locale: 'en', decimals: 'always' })).toBe(
      '₽1.00',
    );
    expect(formatMoney({ ...rub, amountMinor: 150n, locale: 'en', decimals: 'never' })).toBe('₽2');
    expect(formatMoney({ ...rub, amountMinor: 149n, locale: 'ru', decimals: 'never' })).toBe(
      '1\u00a0₽',
    );
  });

  it('keeps the sign of an amount below one unit', () => {
    expect(formatMoney({ ...rub, amountMinor: -5n, locale: 'en' })).toBe('\u2212₽0.05');
    expect(formatMoney({ ...rub, amountMinor: -40n, locale: 'en', decimals: 'never' })).toBe('₽0');
  });

  it('is exact beyond what a float can hold', () => {
    expect(formatMoney({ ...rub, amountMinor: 9_007_199_254_740_993_01n, locale: 'en' })).toBe(
      '₽9,007,199,254,740,993.01',
    );
  });

  it('knows currencies without decimals', () => {
    expect(formatMoney({ currency: 'JPY', amountMinor: 1234n, locale: 'en' })).toBe('¥1,234');
  });

  it('shortens millions and billions', () => {
    expect(formatMoneyCompact({ ...rub, amountMinor: 56_560_000_000n, locale: 'en' })).toBe(
      '₽565.6\u00a0M',
    );
    expect(formatMoneyCompact({ ...rub, amountMinor: 6_180_000_000n, locale: 'ru' })).toBe(
      '61,8\u00a0млн\u00a0₽',
    );
    expect(formatMoneyCompact({ ...rub, amountMinor: 250_000_000_000n, locale: 'en' })).toBe(
      '₽2.5\u00a0B',
    );
    expect(formatMoneyCompact({ ...rub, amountMinor: 85_149n, locale: 'en' })).toBe('₽851');
  });
});
