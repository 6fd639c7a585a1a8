import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';
import { CARD_INPUT } from '../card-input';
import { lockCard } from '../lock-card';
import { operateCard } from '../operate-card';

/** Puts a handed out card to full use, once its member is active, took the terms and confirmed their phone. */
export const activateCard = defineCommand({
  id: 'cards.activate',
  permission: 'cards.operate',
  input: z.object({ ...CARD_INPUT, termsAccepted: z.boolean(), phoneConfirmed: z.boolean() }),
  run: async (context) => {
    const { note, termsAccepted, phoneConfirmed } = context.input;
    return operateCard(context, await lockCard(context.tx, context.input), {
      operation: 'activate',
      checks: [
        ...(termsAccepted ? (['termsAccepted'] as const) : []),
        ...(phoneConfirmed ? (['phoneConfirmed'] as const) : []),
      ],
      note,
    });
  },
});
