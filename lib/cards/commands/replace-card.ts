import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';
import { beginCard } from '../begin-card';
import { CARD_INPUT, checksOf, lastDay, printedNumber, secondPerson } from '../card-input';
import { claimPrintedNumber, giveNumber } from '../claim-number';
import { lockCard } from '../lock-card';
import { operateCard, requireWay } from '../operate-card';
import { refuse } from '../refuse';

/**
 * Puts a new card in the place of an active, blocked or expired one: the new one is active at once, the old one is
 * replaced for good and leads to it. Points and tier are the member's, so nothing moves. Without a printed number the
 * product gives one.
 */
export const replaceCard = defineCommand({
  id: 'cards.replace',
  permission: 'cards.operate',
  input: z.object({
    ...CARD_INPUT,
    identityChecked: z.boolean(),
    secondPerson,
    newNumber: printedNumber.nullable().default(null),
    isVirtual: z.boolean().default(false),
    expiresOn: lastDay.nullable().default(null),
  }),
  run: async (context) => {
    const { tx, input } = context;
    const { note, newNumber, isVirtual, expiresOn } = input;
    const old = await lockCard(tx, input);
    const { memberId } = old;
    const checks = checksOf(input);
    requireWay(old, { operation: 'replace', checks });
    if (newNumber !== null && (await claimPrintedNumber(tx, { number: newNumber, memberId }))) {
      throw refuse('number_taken');
    }
    const number = newNumber ?? (await giveNumber(tx, memberId));
    const begun = await beginCard(context, {
      memberId,
      number,
      operation: 'replace',
      isVirtual,
      expiresOn,
      checks,
      replaces: old.cardId,
      note,
    });
    const ended = await operateCard(context, old, {
      operation: 'replace',
      checks,
      replacedBy: begun.result.cardId,
      note,
    });
    return {
      result: { ...ended.result, newCard: begun.result },
      changes: [...ended.changes, ...begun.changes],
    };
  },
});
