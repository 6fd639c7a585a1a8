import { describe, expect, it } from 'vitest';
import type { Locale } from '@/lib/domain/access/preferences';
import { decideReceipt } from '@/lib/domain/rules/decide-receipt';
import { definitionSchema } from '@/lib/domain/rules/definition';
import { judgedDefinition } from '@/lib/domain/rules/judged-definition';
import { compareLadders } from '@/lib/domain/rules/sentences/compare-ladders';
import { describeRule } from '@/lib/domain/rules/sentences/describe-rule';
import { explainOutcome } from '@/lib/domain/rules/sentences/explain-outcome';
import { LADDER_FACETS, TIER_FACETS } from '@/lib/domain/rules/sentences/ladder-facets';
import { line, receipt, rule, UNUSED } from '@/lib/domain/rules/testing/receipts';
import { type LadderJson, ladderSchema } from '@/lib/domain/tiers/ladder';
import { ladderJson } from '@/lib/domain/tiers/testing/ladders';
import { formatRule, formatSentence } from './rule-sentences';
import { wordsOf } from './testing/rule-words';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

type TierJson = LadderJson['tiers'][number];
const silver: TierJson = {
  ...{ tierId: 1, nameEn: 'Silver', nameRu: 'Серебро', shape: 'circle', colour: 'silver' },
  from: { spend: '0', receipts: 0 },
};
const gold: TierJson = {
  ...{ tierId: 2, nameEn: 'Gold', nameRu: 'Золото', shape: 'star', colour: 'gold' },
  from: { spend: '5000000', receipts: 12 },
  benefits: {
    earning: { points: '5', perMinor: '10000' },
    discountBps: 700,
    pointValue: { points: '1', minor: '200' },
    perks: [{ kind: 'service', text: { en: 'free delivery', ru: 'бесплатная доставка' } }],
    cardTypeId: 3,
    livesDays: 730,
  },
  entryMessage: {
    subject: { en: 'You are Gold', ru: 'Вы — Золото' },
    text: { en: 'Welcome', ru: 'Здравствуйте' },
  },
};
const json: LadderJson = {
  ...ladderJson([]),
  ...{ bases: ['spend', 'receipts'], match: 'any', graceDays: 30, landingMonths: 6 },
  ...{ lines: { except: { articles: ['123'] }, delivery: true }, tiers: [silver, gold] },
};

describe('a ladder as a sentence', () => {
  const told = (ladder: LadderJson, locale: Locale) =>
    plain(formatRule(describeRule(definitionSchema.parse(ladder)), wordsOf(locale)).text);

  it('says who stands on it, what is measured, how it falls, and what each tier asks and gives', () => {
    expect(told(json, 'en')).toBe(
      'A ladder of 2 tiers: for every member; measured by spend or receipts, whichever is enough; of receipts this counts as spend: not on article 123 and delivery counts as well; over the last 12 months; judged every night; who proves less falls to the tier that they earned; 30 days of grace before a fall; who fell does not fall again for 6 months; Silver asks nothing; Gold asks ₽50,000 of spend or 12 receipts and gives 5 points for every ₽100, 7% off, 1 point paying ₽2, free delivery, a card C3, points that live 730 days and a message “You are Gold” on reaching it',
    );
    expect(told(json, 'ru')).toBe(
      'Лестница из 2 уровней: для всех участников; основа — сумма покупок или чеки, достаточно одного; что входит в сумму покупок: кроме товаров: артикул 123 и доставка тоже считается; за последние 12 месяцев; проверяется каждую ночь; кто не подтвердил, опускается на заработанный уровень; до понижения 30 льготных дней; после понижения уровень не опускается ещё 6 месяцев; Серебро (без условий); Золото (покупки на 50 000 ₽ или 12 чеков) даёт: 5 баллов за каждые 100 ₽, скидка 7 %, 1 балл = 2 ₽ при оплате, бесплатная доставка, карта C3, баллы живут 730 дней и сообщение «Вы — Золото» при переходе на него',
    );
  });

  it('of a paid club says the price, the trial, and what became of tiers that are no more', () => {
    const club: LadderJson = {
      ...{ ...json, audience: 'enrolled', match: 'all', stacking: 'adds', lines: null },
      ...{ window: { kind: 'calendarYear' }, validity: 'nextPeriod', downgrade: 'oneStep' },
      ...{ graceDays: 0, landingMonths: 0, tiers: [silver] },
      moved: [{ fromTierId: 2, toTierId: 1 }],
      paid: { priceMinor: '99900', months: 12, trialDays: 30 },
    };
    expect(told(club, 'en')).toBe(
      'A ladder of 1 tier: for members who are put on it; measured by spend and receipts; whole receipts count as spend; over the calendar year; a tier holds to the end of the next period; who proves less falls one step; what tiers earn comes on top of other rules; membership costs ₽999 for 12 months after a trial of 30 days; tiers that are no more: T2 becomes T1; Silver asks nothing',
    );
    expect(told(club, 'ru')).toBe(
      'Лестница из 1 уровня: для тех, кого на неё поставили; основа — сумма покупок и чеки; в сумму покупок входит весь чек; за календарный год; уровень держится до конца следующего периода; кто не подтвердил, опускается на одну ступень; начисление уровня добавляется к другим правилам; участие стоит 999 ₽ за 12 месяцев, пробный срок — 30 дней; упразднённые уровни: T2 становится T1; Серебро (без условий)',
    );
  });
});

describe('two versions of a ladder', () => {
  const differences = (before: LadderJson, after: LadderJson, locale: Locale = 'en') =>
    compareLadders(ladderSchema.parse(before), ladderSchema.parse(after)).map((one) =>
      [one.name, one.before, one.after].map((said) =>
        said === null ? null : plain(formatSentence(said, wordsOf(locale))),
      ),
    );

  it('say nothing when they are the same', () => {
    expect(differences(json, json)).toEqual([]);
  });

  it('are read threshold by threshold and benefit by benefit', () => {
    const dearer: TierJson = {
      ...{ ...gold, from: { spend: '6000000', receipts: 12 } },
      benefits: { ...gold.benefits, discountBps: undefined, livesDays: 365 } as never,
    };
    const next: LadderJson = { ...json, graceDays: 0, tiers: [silver, dearer] };
    expect(differences(json, next)).toEqual([
      ['Grace', '30 days of grace before a fall', null],
      ['Gold: spend', '₽50,000 of spend', '₽60,000 of spend'],
      ['Gold: discount', '7% off', null],
      ['Gold: life of points', 'points that live 730 days', 'points that live 365 days'],
    ]);
  });

  it('tell a tier put in and one taken out as a whole, and where its members go', () => {
    const platinum: TierJson = {
      ...{ ...gold, tierId: 3, nameEn: 'Platinum', nameRu: 'Платина', benefits: {} },
      entryMessage: undefined as never,
    };
    const moved = [{ fromTierId: 2, toTierId: 3 }];
    expect(differences(json, { ...json, tiers: [silver, platinum], moved })).toEqual([
      ['Tiers that are no more', null, 'tiers that are no more: T2 becomes T3'],
      ['Platinum: the tier', null, 'Platinum asks ₽50,000 of spend or 12 receipts'],
      [
        'Gold: the tier',
        expect.stringContaining('Gold asks ₽50,000 of spend or 12 receipts and gives 5 points'),
        null,
      ],
    ]);
  });

  it('have a name for everything that can differ', () => {
    for (const facet of [...LADDER_FACETS, ...TIER_FACETS]) {
      expect(wordsOf('ru').message(`ladder.facets.${facet}`, {})).not.toBe('');
    }
  });
});

describe('what gold earned', () => {
  it('is told with the tier: 5 points per 100 on 1,240 are 62', () => {
    const rules = [rule(9, json)];
    const facts = receipt([line(1, 1_240)], { tierId: 2 });
    const [outcome] = decideReceipt({ rules, facts, used: UNUSED }).outcomes;
    const definition = outcome && judgedDefinition(rules[0]?.definition, outcome);
    const say = (locale: Locale) =>
      outcome && definition
        ? explainOutcome(outcome, definition).map((one) =>
            plain(formatSentence(one, wordsOf(locale))),
          )
        : null;
    expect(say('en')).toEqual(['T2: 5 points for every ₽100 on ₽1,240: 62 points']);
    expect(say('ru')).toEqual(['T2: 5 баллов за каждые 100 ₽, сумма 1 240 ₽: 62 балла']);
  });
});
