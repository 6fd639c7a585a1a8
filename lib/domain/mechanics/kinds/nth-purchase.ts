import { z } from 'zod';
import { sayCount, tellCounted } from '../clauses';
import { defineKind, happened, type Occurrence, within } from '../occurrence';
import {
  countedShape,
  highest,
  type Measure,
  type Progress,
  reached,
  runningSum,
  type SumChange,
} from '../running-sum';

const MOST_GOAL = 1_000;
/** Awards of one member that are looked for. */
const MOST_ROUNDS = 10_000;

/** An award each time that a sum comes to the next whole goal, or the first time alone. */
function rounds(changes: readonly SumChange[], goal: number, isRepeated: boolean) {
  const most = Math.min(MOST_ROUNDS, Number(highest(changes) / BigInt(goal)));
  const count = isRepeated ? most : Math.min(1, most);
  return Array.from({ length: count }, (_, i) => i + 1).flatMap((round): readonly Occurrence[] => {
    const found = reached(changes, BigInt(goal * round));
    return found === null
      ? []
      : [happened(String(goal * round), found.on, { takenBackOn: found.lostOn })];
  });
}

/** How far a sum has come towards the next whole goal that was never reached; null: the only one was. What returns took off is missing again. */
function towards(
  changes: readonly SumChange[],
  { goal, of, isRepeated }: { goal: number; of: Measure; isRepeated: boolean },
): Progress | null {
  const done = (highest(changes) / BigInt(goal)) * BigInt(goal);
  if (done > 0n && !isRepeated) return null;
  const found = (changes.at(-1)?.total ?? 0n) - done;
  return { of, found: found > 0n ? found : 0n, goal: BigInt(goal) };
}

/** A gift for the n-th purchase that counts, or for each n-th. A purchase that was returned counts no more. */
export const nthPurchase = defineKind({
  id: 'nthPurchase',
  wakes: 'receipt',
  reads: ['purchases'],
  schema: z.strictObject({
    is: z.literal('nthPurchase'),
    number: z.number().int().min(1).max(MOST_GOAL),
    isRepeated: z.boolean().default(false),
    ...countedShape,
  }),
  tell: ({ number, isRepeated, ...counted }) => [
    sayCount(isRepeated ? 'mechanic.everyPurchase' : 'mechanic.purchase', number),
    ...tellCounted(counted),
  ],
  occurrences: ({ number, isRepeated, ...counted }, { purchases }, days) =>
    within(
      rounds(runningSum(purchases, { counted, measure: 'receipts' }), number, isRepeated),
      days,
    ),
  progress: ({ number: goal, isRepeated, ...counted }, { purchases }) =>
    towards(runningSum(purchases, { counted, measure: 'receipts' }), {
      ...{ goal, isRepeated, of: 'receipts' },
    }),
});

/** A gift for each full card of stamps: one for each purchase that counts, or for each unit of goods. */
export const stamps = defineKind({
  id: 'stamps',
  wakes: 'receipt',
  reads: ['purchases'],
  schema: z.strictObject({
    is: z.literal('stamps'),
    onCard: z.number().int().min(2).max(MOST_GOAL),
    for: z.enum(['receipts', 'units']).default('receipts'),
    ...countedShape,
  }),
  tell: ({ onCard, for: measure, ...counted }) => [
    sayCount(`mechanic.stamps.${measure}`, onCard),
    ...tellCounted(counted),
  ],
  occurrences: ({ onCard, for: measure, ...counted }, { purchases }, days) =>
    within(rounds(runningSum(purchases, { counted, measure }), onCard, true), days),
  progress: ({ onCard: goal, for: of, ...counted }, { purchases }) =>
    towards(runningSum(purchases, { counted, measure: of }), { goal, of, isRepeated: true }),
});
