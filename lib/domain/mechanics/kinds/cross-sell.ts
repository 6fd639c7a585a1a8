import { z } from 'zod';
import { addDays } from '../../shared/calendar';
import { goodsSlot, say, sayCount, sayWhen } from '../clauses';
import type { MemberPurchase } from '../facts';
import { defineKind, earlier, occurrence, within } from '../occurrence';
import { referenceText } from '../running-sum';

const MOST_DAYS = 365;
const days = z.number().int().min(0).max(MOST_DAYS);

const boughtOn = (purchases: readonly MemberPurchase[], category: string): readonly string[] => {
  const bought = purchases.filter(({ goods }) =>
    goods.some((one) => one.category === category && one.units > 0),
  );
  return [...new Set(bought.map(({ on }) => on))].sort();
};

/**
 * The price of patience: who bought of one category and, waited for so many days, not of another that most take with it, is offered
 * something for the other. Which two go together is told by co-purchases.
 */
export const crossSell = defineKind({
  id: 'crossSell',
  wakes: 'night',
  reads: ['purchases'],
  schema: z
    .strictObject({
      is: z.literal('crossSell'),
      bought: referenceText,
      offered: referenceText,
      /** How long the programme waits for the member to come to it alone, and how long the offer may be made. */
      afterDays: days.default(7),
      withinDays: days.default(30),
      /** Who bought of the other so many days before needs no offer. */
      withoutDays: days.default(180),
    })
    .refine(({ bought, offered }) => bought !== offered, { path: ['offered'] })
    .refine(({ afterDays, withinDays }) => afterDays <= withinDays, { path: ['withinDays'] }),
  tell: ({ bought, offered, afterDays, withinDays, withoutDays }) => [
    say('mechanic.crossSell', {
      bought: goodsSlot([bought]),
      offered: goodsSlot([offered]),
      count: { kind: 'count', count: afterDays },
    }),
    sayCount('mechanic.offered', withinDays),
    ...sayWhen(withoutDays > 0, sayCount('mechanic.without', withoutDays)),
  ],
  occurrences: ({ bought, offered, afterDays, withinDays, withoutDays }, { purchases }, asked) => {
    const others = boughtOn(purchases, offered);
    return within(
      boughtOn(purchases, bought).flatMap((on) => {
        const since = addDays(on, -withoutDays);
        const next = others.find((other) => other > on);
        if (others.some((other) => other >= since && other <= on)) return [];
        return [
          occurrence({
            key: on,
            dueOn: addDays(on, afterDays),
            untilOn: earlier(
              addDays(on, withinDays),
              next === undefined ? null : addDays(next, -1),
            ),
          }),
        ];
      }),
      asked,
    );
  },
});
