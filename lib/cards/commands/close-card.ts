import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';
import { CARD_INPUT } from '../card-input';
import { lockCard } from '../lock-card';
import { operateCard } from '../operate-card';

/** Ends the life of a card for good, at the wish of its holder or because it came back. Points stay on the account. */
export const closeCard = defineCommand({
  id: 'cards.close',
  permission: 'cards.operate',
  input: z.object(CARD_INPUT),
  run: async (context) =>
    operateCard(context, await lockCard(context.tx, context.input), {
      operation: 'close',
      note: context.input.note,
    }),
});
