import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';
import { CARD_INPUT, checksOf, secondPerson } from '../card-input';
import { lockCard } from '../lock-card';
import { operateCard } from '../operate-card';

/** Gives a blocked card back to use, after its holder's identity was checked. Never a stolen one. */
export const unblockCard = defineCommand({
  id: 'cards.unblock',
  permission: 'cards.operate',
  input: z.object({ ...CARD_INPUT, identityChecked: z.boolean(), secondPerson }),
  run: async (context) =>
    operateCard(context, await lockCard(context.tx, context.input), {
      operation: 'unblock',
      checks: checksOf(context.input),
      note: context.input.note,
    }),
});
