import { z } from 'zod';
import { say, tellCounted } from '../clauses';
import { defineKind, happened, within } from '../occurrence';
import { countedShape, reached, referenceText, runningSum } from '../running-sum';

const WHOLE_BPS = 10_000;

/** A gift for each purchase of a partner's that counts, part of whose cost the partner pays. */
export const partner = defineKind({
  id: 'partner',
  wakes: 'receipt',
  reads: ['purchases'],
  schema: z.strictObject({
    is: z.literal('partner'),
    partner: referenceText,
    /** Which part of the cost the partner pays, in hundredths of a percent. */
    partnerPaysBps: z.number().int().min(0).max(WHOLE_BPS).default(WHOLE_BPS),
    ...countedShape,
  }),
  tell: ({ partner: name, partnerPaysBps, ...counted }) => [
    say('mechanic.partner', { partner: { kind: 'text', text: name } }),
    ...tellCounted(counted),
    say('mechanic.partnerPays', { share: { kind: 'share', bps: partnerPaysBps } }),
  ],
  occurrences: ({ partner: name, partnerPaysBps: _, ...counted }, { purchases }, days) =>
    within(
      purchases.flatMap((purchase) => {
        if (purchase.partner !== name) return [];
        const found = reached(runningSum([purchase], { counted, measure: 'receipts' }), 1n);
        if (found === null) return [];
        return [happened(purchase.receipt, found.on, { takenBackOn: found.lostOn })];
      }),
      days,
    ),
});

/** What of a cost each side pays: the partner's part rounded down to the minor unit, the programme the rest. */
export function splitCost(costMinor: bigint, partnerPaysBps: number) {
  const partnerMinor = (costMinor * BigInt(partnerPaysBps)) / BigInt(WHOLE_BPS);
  return { partnerMinor, programmeMinor: costMinor - partnerMinor };
}
