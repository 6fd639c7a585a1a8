import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import type { Locale } from '@/lib/domain/access/preferences';
import type { ConditionDraft, SegmentDraft } from '@/lib/domain/segments/draft';
import en from '../../messages/en/segments.json';
import ru from '../../messages/ru/segments.json';
import { conditionText, segmentText } from './segment-text';
import type { SegmentWords } from './segment-words';

const wordsOf = (locale: Locale): SegmentWords => {
  const messages = { segments: locale === 'ru' ? ru : en };
  return {
    t: createTranslator({ locale, messages, namespace: 'segments' }) as SegmentWords['t'],
    locale,
    dictionary: {
      ...{ currency: 'RUB', todayOn: '2026-11-28', timeZone: 'Europe/Moscow' },
      ...{ tiers: [], cardTypes: [], stores: [], segments: [], mechanics: [], attributes: [] },
    },
  };
};
const said = (locale: Locale, condition: ConditionDraft): string =>
  conditionText(wordsOf(locale), condition).replaceAll(/[\u00a0\u202f]/g, ' ');
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

describe('a definition in words', () => {
  it('says who is in and who is left out, in both languages, and stays open where something is still to be chosen', () => {
    const share = { is: 'share', percent: 50 } as const;
    const draft: SegmentDraft = {
      version: 1,
      include: { join: 'all', items: [share, { join: 'any', items: [share, { is: 'tier' }] }] },
      exclude: { join: 'any', items: [{ is: 'tier' }] },
    };
    expect(segmentText(wordsOf('en'), draft)).toBe(
      'Members in force: is in a steady random 50 % of members and (is in a steady random 50 % of members or tier is …). Left out: tier is …',
    );
    expect(segmentText(wordsOf('ru'), { ...draft, include: null })).toBe(
      'Все действующие участники. Кроме: уровень — …',
    );
  });
});
