import { describe, expect, it } from 'vitest';
import { preferredLocale } from './accept-language';

describe('preferred language', () => {
  it('takes the best weight among the languages of the interface', () => {
    expect(preferredLocale('de-DE,de;q=0.9,en;q=0.5,ru;q=0.7')).toBe('ru');
    expect(preferredLocale('ru-RU,ru;q=0.9,en-US;q=0.8')).toBe('ru');
    expect(preferredLocale('en;q=0,ru;q=0.1')).toBe('ru');
  });

  it('falls back to English', () => {
    expect(preferredLocale(null)).toBe('en');
    expect(preferredLocale('fr, *;q=0.1')).toBe('en');
    expect(preferredLocale(';;q=x,,')).toBe('en');
  });
});
