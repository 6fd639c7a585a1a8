import { describe, expect, it } from 'vitest';
import type { Locale } from '@/lib/domain/access/preferences';
import { decideReceipt } from '@/lib/domain/rules/decide-receipt';
import { type DefinitionJson, definitionSchema } from '@/lib/domain/rules/definition';
import { quoteDiscounts } from '@/lib/domain/rules/quote-discounts';
import { quoteSpending } from '@/lib/domain/rules/quote-spending';
import { describeRule } from '@/lib/domain/rules/sentences/describe-rule';
import {
  explainDiscount,
  explainFailed,
  explainOutcome,
  explainRefusal,
} from '@/lib/domain/rules/sentences/explain-outcome';
import { line, perUnit, receipt, rule, UNUSED } from '@/lib/domain/rules/testing/receipts';
import en from '../../messages/en/rules.json';
import ru from '../../messages/ru/rules.json';
import { formatRule, formatSentence, type RuleWords } from './rule-sentences';
import { wordsOf as plainWordsOf } from './testing/rule-words';

const TIERS = { en: ['', 'Bronze', 'Silver', 'Gold'], ru: ['', 'Бронза', 'Серебро', 'Золото'] };
const wordsOf = (locale: Locale): RuleWords => {
  const words = plainWordsOf(locale);
  return {
    ...words,
    names: {
      ...words.names,
      tier: (id) => TIERS[locale][id] ?? '',
      cardType: (id) => `T${id}`,
    },
  };
};
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const told = (
  definition: DefinitionJson,
  locale: Locale,
  days?: Parameters<typeof describeRule>[1],
) =>
  plain(formatRule(describeRule(definitionSchema.parse(definition), days), wordsOf(locale)).text);

describe('a rule as a sentence', () => {
  it.each<[DefinitionJson, string, string]>([
    [
      { kind: 'earning', effect: { kind: 'rate', points: '1', perMinor: '2000' } },
      '1 point for every ₽20',
      '1 балл за каждые 20 ₽',
    ],
    [
      {
        kind: 'earning',
        effect: { kind: 'rate', points: '2.5', perMinor: '100' },
        when: { tiers: [2, 3, 0], weekdays: [6, 7], hours: { from: '22:00', to: '06:00' } },
        lines: { except: { categories: ['Tobacco'], labels: ['sale=yes'] }, delivery: true },
        caps: { day: '500', month: '2000.5' },
        stacking: 'best',
        priority: 10,
      },
      '2.50 points for each ₽1: for tier Silver, Gold and none; on Saturdays and Sundays; from 22:00 to 06:00; not on Tobacco and label sale=yes; delivery counts as well; at most 500 points a day; at most 2,000.50 points a month; only the best of such rules holds; priority 10',
      '2,50 балла за каждый 1 ₽: уровень: Серебро, Золото и без уровня; по субботам и воскресеньям; с 22:00 до 06:00; кроме товаров: Tobacco и метка sale=yes; доставка тоже считается; максимум 500 баллов за день; максимум 2 000,50 балла за месяц; из таких правил действует только лучшее; приоритет 10',
    ],
    [
      {
        kind: 'earning',
        effect: { kind: 'multiplier', timesBps: 15_000 },
        when: { channels: ['app'], payments: ['card', 'wallet'], partners: ['Pharma'] },
      },
      '1.5 times the points: at partner Pharma; bought through the app; paid by bank card and wallet',
      'Баллы ×1,5: партнёр: Pharma; канал: приложение; оплата: банковская карта и кошелёк',
    ],
    [
      {
        kind: 'earning',
        effect: { kind: 'fixed', points: '22', per: 'unit' },
        lines: { only: { articles: ['4601'] } },
      },
      '22 points for each unit: only on article 4601',
      '22 балла за каждую единицу товара: только на товары: артикул 4601',
    ],
    [
      { kind: 'cap', period: 'day', most: '1001' },
      'At most 1,001 points a day by all rules together',
      'Максимум 1 001 балл за день по всем правилам вместе',
    ],
    [
      { kind: 'spending', points: '1', minor: '100', least: '500', step: '10', shareBps: 5_000 },
      '1 point can pay ₽1: 500 points at least; in steps of 10 points; up to 50% of the receipt',
      'При оплате баллами 1 балл = 1 ₽: минимум 500 баллов; с шагом 10 баллов; до 50 % чека',
    ],
    [
      {
        kind: 'discount',
        effect: {
          kind: 'ladder',
          over: 'ever',
          steps: [
            { fromMinor: '100000', bps: 300 },
            { fromMinor: '500000', bps: 550 },
          ],
        },
      },
      'A discount that grows with all purchases so far: 3% from ₽1,000 on; 5.5% from ₽5,000 on',
      'Скидка растёт со всеми прошлыми покупками: 3 % от 1 000 ₽; 5,5 % от 5 000 ₽',
    ],
    [
      { kind: 'event', event: 'account.created', points: '200', times: 'once' },
      '200 points for the event account.created, once',
      '200 баллов за событие account.created, один раз',
    ],
    [
      { kind: 'terms', waitsDays: 1 },
      'Terms of all rules: points are rounded down to whole ones; points live 365 days; they can be spent after 1 day; what points paid does not earn; what cannot be taken back becomes a debt',
      'Условия всех правил: баллы округляются вниз до целых; баллы действуют 365 дней; потратить их можно через 1 день; на оплаченное баллами баллы не начисляются; что не удалось списать, становится долгом',
    ],
  ])('%# is told in both languages', (definition, english, russian) => {
    expect(told(definition, 'en')).toBe(english);
    expect(told(definition, 'ru')).toBe(russian);
  });

  it('tells its days, and of 500 stores the first 12', () => {
    const stores = Array.from({ length: 500 }, (_, place) => place + 1);
    const definition: DefinitionJson = { ...perUnit('1'), when: { stores } } as DefinitionJson;
    const days = { startsOn: '2026-11-01', endsOn: '2026-11-30' };
    expect(told(definition, 'en', days)).toBe(
      '1 point for each ₽1: in S1, S2, S3, S4, S5, S6, S7, S8, S9, S10, S11, S12 and 488 more; from 1 Nov 2026 to 30 Nov 2026',
    );
    expect(told(perUnit('1'), 'ru', { startsOn: null, endsOn: '2026-11-30' })).toBe(
      '1 балл за каждый 1 ₽: по 30 ноя 2026 включительно',
    );
  });
});

describe('an outcome', () => {
  const why = (
    definition: DefinitionJson,
    locale: Locale,
    more: readonly DefinitionJson[] = [],
  ) => {
    const rules = [rule(1, definition), ...more.map((other, place) => rule(place + 2, other))];
    const facts = receipt([line(1, 1_240, { category: 'Tea' })], { tierId: 1 });
    const [outcome] = decideReceipt({ rules, facts, used: UNUSED }).outcomes.filter(
      ({ ruleId }) => ruleId === 1,
    );
    const parsed = definitionSchema.parse(definition);
    if (outcome === undefined || (parsed.kind !== 'earning' && parsed.kind !== 'cap')) return [];
    return explainOutcome(outcome, parsed).map((one) =>
      plain(formatSentence(one, wordsOf(locale))),
    );
  };
  const rate = (more: object): DefinitionJson => ({
    kind: 'earning',
    effect: { kind: 'rate', points: '1', perMinor: '2000' },
    ...more,
  });

  it('says what it gave: 1 point for each 20 on 1,240 is 62', () => {
    expect(why(rate({}), 'en')).toEqual(['1 point for every ₽20 on ₽1,240: 62 points']);
    expect(why(rate({}), 'ru')).toEqual(['1 балл за каждые 20 ₽, сумма 1 240 ₽: 62 балла']);
  });

  it('says what caps took, of its own and over all', () => {
    const cap: DefinitionJson = { kind: 'cap', period: 'day', most: '21' };
    expect(why(rate({ caps: { receipt: '50' } }), 'en', [cap])).toEqual([
      '1 point for every ₽20 on ₽1,240: 62 points',
      'The rule’s cap for a receipt leaves 50 points of 62 points',
      'The cap for a day, “R2”, leaves 21 points of 50 points',
    ]);
    expect(why(cap, 'ru', [perUnit('1')])).toEqual([
      'Все правила вместе дали 1 240 баллов, ограничение оставило 21 балл',
    ]);
  });

  it('says why not, each condition', () => {
    const silver = rate({
      when: { tiers: [2, 3], weekdays: [6, 7], leastMinor: '200000', partners: ['Pharma'] },
      lines: { except: { categories: ['Coffee'] } },
    });
    expect(why(silver, 'en')).toEqual([
      'For tier Silver or Gold, the member had Bronze',
      'For partner Pharma, bought at the programme’s own stores',
      'For Saturday or Sunday, bought on Friday',
      'From ₽2,000 on, what it counts comes to ₽1,240',
    ]);
    expect(why(silver, 'ru')).toEqual([
      'Нужен уровень: Серебро или Золото; у участника: Бронза',
      'Только у партнёра: Pharma; куплено: свои магазины',
      'Действует по дням: суббота или воскресенье; куплено: пятница',
      'Нужна сумма от 2 000 ₽, вышло 1 240 ₽',
    ]);
    expect(why(rate({ lines: { only: { categories: ['Coffee'] } } }), 'en')).toEqual([
      'Only on Coffee, the receipt has Tea',
    ]);
  });

  it('says that it did not hold yet, or no longer', () => {
    const onDays = (startsOn: string | null, endsOn: string | null) => {
      const late = { ...rule(1, perUnit('1')), startsOn, endsOn };
      const facts = receipt([line(1, 1)]);
      const failed = decideReceipt({ rules: [late], facts, used: UNUSED }).outcomes.flatMap(
        (outcome) => outcome.failed,
      );
      return failed.map((one) => plain(formatSentence(explainFailed(one), wordsOf('en'))));
    };
    expect(onDays('2099-01-01', null)).toEqual([
      'It holds from 1 Jan 2099 on, the receipt is of 27 Nov 2026',
    ]);
    expect(onDays('2026-11-01', '2026-11-26')).toEqual([
      'It held until 26 Nov 2026, the receipt is of 27 Nov 2026',
    ]);
  });

  it('of a list that was cut says that there are others', () => {
    const stores = Array.from({ length: 500 }, (_, place) => place + 2);
    expect(why(rate({ when: { stores } }), 'ru')).toEqual([
      'Только в магазине: S2, S3, S4, S5, S6, S7, S8, S9, S10, S11, S12, S13 и другие; куплено: S1',
    ]);
  });

  it('says which rule outdid or stopped it', () => {
    const best = { stacking: 'best' } as const;
    const more = { ...perUnit('5'), ...best } as DefinitionJson;
    expect(why(rate(best), 'ru', [more])).toEqual(['«R2» даёт больше']);
    const stops = { ...perUnit('5'), stacking: 'stops', priority: 1 } as DefinitionJson;
    expect(why(rate({}), 'en', [stops])).toEqual(['“R2” comes before it and stops it']);
  });

  it('of a discount says what it took off', () => {
    const share: DefinitionJson = { kind: 'discount', effect: { kind: 'share', bps: 1_000 } };
    const { outcomes } = quoteDiscounts({
      rules: [rule(1, share)],
      facts: receipt([line(1, 100)]),
      bought: { everMinor: 0n, yearMinor: 0n },
    });
    const say = (locale: Locale) =>
      outcomes.flatMap(explainDiscount).map((one) => plain(formatSentence(one, wordsOf(locale))));
    expect(say('en')).toEqual(['10% off ₽100: ₽10']);
    expect(say('ru')).toEqual(['Скидка 10 % с 100 ₽: 10 ₽']);
  });

  it('of spending says why points cannot pay', () => {
    const least: DefinitionJson = { kind: 'spending', points: '1', minor: '100', least: '21' };
    const rules = [rule(1, least)];
    const facts = receipt([line(1, 9)]);
    const quote = quoteSpending({ rules, facts, available: null, wanted: null });
    const say = (refusal: typeof quote.refusal) => {
      const reason = explainRefusal({ ...quote, refusal });
      return reason === null ? null : plain(formatSentence(reason, wordsOf('ru')));
    };
    expect(say('belowLeast')).toBe('За раз можно потратить минимум 21 балл.');
    expect([say('guest'), say(null)]).toEqual(['У гостя нет баллов для оплаты.', null]);
  });
});

describe('the words', () => {
  it('have every message in both languages', () => {
    const keys = (tree: object, path = ''): string[] =>
      Object.entries(tree).flatMap(([name, value]) =>
        typeof value === 'string' ? [`${path}${name}`] : keys(value, `${path}${name}.`),
      );
    expect(keys(ru)).toEqual(keys(en));
  });
});
