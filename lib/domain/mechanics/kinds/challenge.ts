import { z } from 'zod';
import { minorText } from '../../rules/conditions';
import { addDays, isDay, lastDayOf, monthOf } from '../../shared/calendar';
import { type OccasionClause, say, sayCount, tellCounted } from '../clauses';
import type { MemberPurchase } from '../facts';
import { type Days, defineKind, happened, within } from '../occurrence';
import { type Counted, countedShape, reached, runningSum } from '../running-sum';

const MOST_COUNT = 10_000;
const MOST_DAYS = 365;
const count = z.number().int().min(1).max(MOST_COUNT);
const day = z.string().refine(isDay);

const schema = z.strictObject({
  is: z.literal('challenge'),
  goal: z.discriminatedUnion('of', [
    z.strictObject({ of: z.literal('spend'), minor: minorText.refine((minor) => minor > 0n) }),
    z.strictObject({ of: z.literal('units'), count }),
    z.strictObject({ of: z.literal('receipts'), count }),
  ]),
  window: z.discriminatedUnion('by', [
    z
      .strictObject({ by: z.literal('days'), fromOn: day, throughOn: day })
      .refine(({ fromOn, throughOn }) => fromOn <= throughOn),
    /** Anew every calendar month. */
    z.strictObject({ by: z.literal('month') }),
    /** So many days from the first purchase that counts, then anew from the next one after them. */
    z.strictObject({
      by: z.literal('sincePurchase'),
      days: z.number().int().min(1).max(MOST_DAYS),
    }),
  ]),
  ...countedShape,
});
type Window = z.output<typeof schema>['window'];

/** The windows in which the member bought something that counts. */
function windowsOf(
  window: Window,
  purchases: readonly MemberPurchase[],
  counted: Counted,
): readonly Days[] {
  if (window.by === 'days') return [window];
  const bought = purchases
    .filter((one) => runningSum([one], { counted, measure: 'receipts' })[0]?.total === 1n)
    .map(({ on }) => on);
  if (window.by === 'month') {
    return [...new Set(bought.map(monthOf))].map((month) => ({
      fromOn: `${month}-01`,
      throughOn: lastDayOf(month),
    }));
  }
  const windows: Days[] = [];
  for (const on of bought) {
    const last = windows.at(-1);
    if (last !== undefined && on <= last.throughOn) continue;
    windows.push({ fromOn: on, throughOn: addDays(on, window.days - 1) });
  }
  return windows;
}

function tellWindow(window: Window): OccasionClause {
  if (window.by === 'month') return say('mechanic.window.month');
  if (window.by === 'sincePurchase') return sayCount('mechanic.window.sincePurchase', window.days);
  const day = (on: string) => ({ kind: 'day', day: on }) as const;
  return say('clause.betweenDays', { from: day(window.fromOn), to: day(window.throughOn) });
}

/** A gift for spending so much, or buying so many, within a window: once for each window. A return that undoes it takes it back. */
export const challenge = defineKind({
  id: 'challenge',
  wakes: 'receipt',
  reads: ['purchases'],
  schema,
  tell: ({ goal, window, ...counted }) => [
    goal.of === 'spend'
      ? say('mechanic.goal.spend', { money: { kind: 'money', minor: goal.minor } })
      : sayCount(`mechanic.goal.${goal.of}`, goal.count),
    tellWindow(window),
    ...tellCounted(counted),
  ],
  occurrences: ({ goal, window, ...counted }, { purchases }, days) =>
    within(
      windowsOf(window, purchases, counted).flatMap(({ fromOn, throughOn }) => {
        const mine = purchases.filter(({ on }) => on >= fromOn && on <= throughOn);
        const changes = runningSum(mine, { counted, measure: goal.of });
        const found = reached(changes, goal.of === 'spend' ? goal.minor : BigInt(goal.count));
        return found === null ? [] : [happened(fromOn, found.on, { takenBackOn: found.lostOn })];
      }),
      days,
    ),
  progress: ({ goal, window, ...counted }, { purchases }, on) => {
    const wanted = goal.of === 'spend' ? goal.minor : BigInt(goal.count);
    const isOpen = ({ fromOn, throughOn }: Days) => fromOn <= on && on <= throughOn;
    const open = windowsOf(window, purchases, counted).find(isOpen);
    if (open === undefined) {
      return window.by === 'days' ? null : { of: goal.of, found: 0n, goal: wanted };
    }
    const mine = purchases.filter((one) => one.on >= open.fromOn && one.on <= open.throughOn);
    const changes = runningSum(mine, { counted, measure: goal.of });
    if (reached(changes, wanted) !== null) return null;
    return { of: goal.of, found: changes.at(-1)?.total ?? 0n, goal: wanted };
  },
});
