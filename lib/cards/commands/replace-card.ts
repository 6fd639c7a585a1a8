import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';
import { beginCard, programmeDay } from '../begin-card';
import {
  CARD_INPUT,
  checksOf,
  lastDay,
  positiveId,
  printedNumber,
  secondPerson,
} from '../card-input';
import { chooseCard } from '../choose-card';
import { lockCard } from '../lock-card';
import { operateCard, requireWay } from '../operate-card';
import { refuse } from '../refuse';

/**
 * Puts a new card in the place of an active, blocked or expired one: the new one is active at once, the old one is
 * replaced for good and leads to it. Points and tier are the member's, so nothing moves. Without a printed number the
 * product gives one; unless told or printed otherwise the new card is of the old one's type.
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
    cardTypeId: positiveId.nullable().default(null),
    storeId: positiveId.nullable().default(null),
    expiresOn: lastDay.nullable().default(null),
  }),
  run: async (context) => {
    const { tx, now, input } = context;
    const { note, isVirtual, expiresOn } = input;
    const old = await lockCard(tx, input);
    const { memberId } = old;
    const checks = checksOf(input);
    requireWay(old, { operation: 'replace', checks });
    const issuedOn = await programmeDay(tx, now);
    const chosen = await chooseCard(tx, {
      memberId,
      operation: 'replace',
      number: input.newNumber,
      isVirtual,
      cardTypeId: input.cardTypeId,
      usualTypeId: old.cardTypeId,
      storeId: input.storeId,
      issuedOn,
      expiresOn,
    });
    if ('cardId' in chosen) throw refuse('number_taken');
    const { number, type, batchId, storeId } = chosen;
    const begun = await beginCard(context, {
      memberId,
      number,
      operation: 'replace',
      isVirtual,
      expiresOn: chosen.expiresOn,
      cardTypeId: type.cardTypeId,
      batchId,
      storeId,
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
