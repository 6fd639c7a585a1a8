import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { agreeToTerms } from '@/lib/consents/agree-to-terms';
import { TERMS_EVIDENCE } from '@/lib/domain/cards/operations/activate';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { CARD_INPUT } from '../card-input';
import { lockCard } from '../lock-card';
import { operateCard } from '../operate-card';

async function ownerOf({ client }: Tx, cardId: number): Promise<number> {
  const { rows } = await client.query<{ memberId: number }>(
    'SELECT member_id::float8 AS "memberId" FROM cards WHERE card_id = $1',
    [cardId],
  );
  const [owner] = rows;
  if (owner === undefined) throw new AppError('not_found');
  return owner.memberId;
}

/**
 * Puts a handed out card to full use, once its member is active, took the terms and confirmed their phone. With what shows
 * that they took the terms, their consent to the text of today is written down.
 */
export const activateCard = defineCommand({
  id: 'cards.activate',
  permission: 'cards.operate',
  input: z.object({
    ...CARD_INPUT,
    termsAccepted: z.boolean(),
    termsEvidence: z.enum(TERMS_EVIDENCE).optional(),
    phoneConfirmed: z.boolean(),
  }),
  run: async (context) => {
    const { tx, input } = context;
    const { note, termsAccepted, termsEvidence, phoneConfirmed } = input;
    // The consents of a member are held before their cards are.
    const agreed =
      termsAccepted && termsEvidence !== undefined
        ? await agreeToTerms(context, await ownerOf(tx, input.cardId), termsEvidence)
        : [];
    const { result, changes } = await operateCard(context, await lockCard(tx, input), {
      operation: 'activate',
      checks: [
        ...(termsAccepted ? (['termsAccepted'] as const) : []),
        ...(phoneConfirmed ? (['phoneConfirmed'] as const) : []),
      ],
      note,
    });
    return { result, changes: [...changes, ...agreed] };
  },
});
