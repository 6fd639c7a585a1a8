import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Locale } from '@/lib/domain/access/preferences';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import { describeMechanic } from '@/lib/domain/mechanics/describe';
import { KINDS } from '@/lib/domain/mechanics/kinds/registry';
import { LEFT_OUT } from '@/lib/domain/mechanics/occurrence';
import { OCCASIONS } from '@/lib/domain/mechanics/testing/arbitraries';
import { mechanicFor, WORDS } from '@/lib/domain/mechanics/testing/members';
import { formatRule } from './rule-sentences';
import { wordsOf } from './testing/rule-words';

const told = (
  occasion: MechanicJson['occasion'],
  locale: Locale,
  more: Partial<MechanicJson> = {},
) => {
  const { text } = formatRule(describeMechanic(mechanicFor(occasion, more)), wordsOf(locale));
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
};

const BIRTHDAY: MechanicJson['occasion'] = { is: 'birthday', daysBefore: 7, daysAfter: 1 };
const LAPSED: MechanicJson['occasion'] = { is: 'reactivation', lapsed: { by: 'days', days: 91 } };

/** Everything that can be said of a mechanic beside its occasion. */
const EVERYTHING: Partial<MechanicJson> = {
  audience: { version: 1, include: null, exclude: null },
  leaveOut: [...LEFT_OUT],
  rewards: [
    { is: 'points', points: '21', livesDays: 30, pending: { until: 'days', days: 2 } },
    { is: 'points', points: '150', pending: { until: 'day', on: '2026-12-31' } },
    { is: 'multiplier', timesBps: 20_000, days: 5 },
    {
      ...{ is: 'coupon', from: { by: 'made', prefix: '' }, livesDays: 14 },
      off: { by: 'share', bps: 1_000 },
    },
    { is: 'gift', name: { en: 'a cup', ru: 'чашка' } },
  ],
  message: { subject: WORDS, text: WORDS },
  creditedAfter: 'message',
  budget: { points: '100000', minor: '5000000', members: 1_000 },
  perMember: { times: { most: 2, inDays: 30 }, points: '300', cooldownDays: 22 },
  group: { name: 'gifts', days: 3 },
  priority: 50,
  holdoutBps: 1_000,
};

describe('a mechanic as a sentence', () => {
  it('says its occasion, what it gives and who is held back', () => {
    expect(told(BIRTHDAY, 'en', { holdoutBps: 1_000 })).toBe(
      'On the birthday: from 7 days before; until 1 day after; 29 February counts as 28 February in common years; gives 150 points for 30 days; 10% of members are held back',
    );
    expect(told(BIRTHDAY, 'ru', { holdoutBps: 1_000 })).toBe(
      'На день рождения: начиная за 7 дней; до 1 дня после; 29 февраля в обычные годы — 28 февраля; даёт: 150 баллов на 30 дней; 10 % участников — контрольная группа',
    );
  });

  it('says when a silence is one, and whom it leaves in peace', () => {
    expect(told(LAPSED, 'en')).toBe(
      'After 91 days without a purchase: not within 90 days after the member was won back; not to who bought only after gifts, 3 times in a row; gives 150 points for 30 days; the member gets the message “Something for you”; credited once a confirmed channel accepted the message',
    );
    expect(told(LAPSED, 'ru')).toBe(
      'После 91 дня без покупок: не раньше чем через 90 дней после возвращения; кроме тех, кто 3 раза подряд покупал только после подарка; даёт: 150 баллов на 30 дней; участник получает сообщение «Кое-что для вас»; начисляется, когда подтверждённый канал принял сообщение',
    );
  });

  it('says everything else that it can ask, give and hold to, in both languages', () => {
    for (const locale of ['en', 'ru'] as const) {
      const text = told({ is: 'welcome', afterDays: 3 }, locale, EVERYTHING);
      expect(text.split('; ')).toHaveLength(17);
      const others: MechanicJson['rewards'] = [
        { is: 'tierExtension', months: 3 },
        { is: 'badge', code: 'B', name: WORDS },
        {
          ...{ is: 'coupon', from: { by: 'pool', pool: 'P' }, livesDays: 21 },
          off: { by: 'amount', minor: '50000' },
        },
      ];
      const gives = told(BIRTHDAY, locale, { rewards: others });
      expect(gives).toContain(WORDS[locale]);
      expect(gives).toContain('500');
    }
  });

  it.each(KINDS.map(({ id }) => id))('has words for any %s', (id) => {
    fc.assert(
      fc.property(OCCASIONS[id], (occasion) => {
        for (const locale of ['en', 'ru'] as const) {
          const text = told(occasion, locale);
          expect(text).not.toMatch(/mechanic\.|[{}]|undefined/);
        }
      }),
      { numRuns: 40 },
    );
  });
});
