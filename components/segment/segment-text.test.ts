import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import type { Locale } from '@/lib/domain/access/preferences';
import type { ConditionDraft } from '@/lib/domain/segments/draft';
import en from '../../messages/en/segments.json';
import ru from '../../messages/ru/segments.json';
import { conditionText } from './segment-text';
import type { SegmentWords } from './segment-words';

const said = (locale: Locale, condition: ConditionDraft): string => {
  const messages = { segments: locale === 'ru' ? ru : en };
  const words: SegmentWords = {
    t: createTranslator({ locale, messages, namespace: 'segments' }) as SegmentWords['t'],
    locale,
    dictionary: {
      ...{ currency: 'RUB', todayOn: '2026-11-28', timeZone: 'Europe/Moscow' },
      ...{ tiers: [], cardTypes: [], stores: [], segments: [], mechanics: [], attributes: [] },
    },
  };
  return conditionText(words, condition).replaceAll(/[\u00a0\u202f]/g, ' ');
};
const balance = (ends: object): ConditionDraft => ({ is: 'balance', points: ends });

describe('a condition in words', () => {
  it.each([
    [{ from: '100' }, 'can spend 1 point or more', 'может потратить от 1 балла'],
    [{ to: '200' }, 'can spend 2 points or less', 'может потратить до 2 баллов'],
    [{ from: '100', to: '2100' }, 'can spend 1 to 21 points', 'может потратить от 1 до 21 балла'],
    [{ from: '200', to: '200' }, 'can spend exactly 2 points', 'может потратить ровно 2 балла'],
    [{ from: '150' }, 'can spend 1.50 points or more', 'может потратить от 1,50 балла'],
    [{ from: '100000' }, 'can spend 1,000 points or more', 'может потратить от 1 000 баллов'],
  ])('%j points bend with their number', (ends, english, russian) => {
    expect(said('en', balance(ends))).toBe(english);
    expect(said('ru', balance(ends))).toBe(russian);
  });

  it('sums and years follow a preposition that goes with both their ends', () => {
    expect(said('ru', { is: 'bought', spent: { from: '100000' } })).toBe(
      'покупал на сумму от 1 000 ₽',
    );
    expect(said('ru', { is: 'redeemed', points: { to: '10000' } })).toBe(
      'платил баллами на сумму до 100 баллов',
    );
    expect(said('ru', { is: 'age', not: true, years: { from: 21 } })).toBe('возраст не от 21 года');
    expect(said('ru', { is: 'age', years: { to: 30 } })).toBe('возраст до 30 лет');
  });
});
