import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';
import { CARD_INPUT } from '../card-input';
import { lockCard } from '../lock-card';
import { operateCard } from '../operate-card';

/** Takes back a card that was made or handed out but never put to use. */
export const voidCard = defineCommand({
  id: 'cards.void',
  permission: 'cards.operate',
  input: z.object(CARD_INPUT),
  run: async (context) =>
    operateCard(context, await lockCard(context.tx, context.input), {
      operation: 'void',
      note: context.input.note,
    }),
});
