import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import {
  BULK_ACTIONS,
  BULK_AT_ONCE,
  type BulkOutcome,
  type SelectedCard,
  selectedCard,
} from '@/lib/domain/cards/bulk';
import { BLOCK_REASONS } from '@/lib/domain/cards/states';
import { cardEnding } from '@/lib/domain/members/contact-masks';
import { AppError } from '@/lib/domain/shared/errors';
import type { AuditChange } from '@/lib/kernel/audit';
import { type CommandContext, defineCommand } from '@/lib/kernel/command';
import { note } from '../card-input';
import { CARD_COMMANDS } from '../operations';

const input = z
  .object({
    action: z.enum(BULK_ACTIONS),
    /** Why they are blocked. */
    reason: z.enum(BLOCK_REASONS).optional(),
    cards: z.array(selectedCard).min(1).max(BULK_AT_ONCE),
    note,
  })
  .refine(({ action, reason }) => action !== 'block' || reason !== undefined, { path: ['reason'] });

type Context = CommandContext<z.output<typeof input>>;

/** The operation of one card by its own command. */
async function operateOne(context: Context, cardId: number, version: number) {
  const { action, reason, note: words } = context.input;
  const one = { cardId, version, note: words };
  if (action === 'block') {
    return CARD_COMMANDS.block.run({
      ...context,
      input: CARD_COMMANDS.block.input.parse({ ...one, reason }),
    });
  }
  return CARD_COMMANDS[action].run({ ...context, input: one });
}

/** The last four digits of the cards, by which the outcome names them. */
async function endingsOf(
  { client }: Tx,
  cards: readonly SelectedCard[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await client.query<{ cardId: number; number: string }>(
    'SELECT card_id::float8 AS "cardId", number FROM cards WHERE card_id = ANY ($1::bigint[])',
    [cards.map(({ cardId }) => cardId)],
  );
  return new Map(rows.map(({ cardId, number }) => [cardId, cardEnding(number)]));
}

/** Holds the members of the cards, in the order of ids as whoever works on several does. */
async function holdMembers({ client }: Tx, cards: readonly SelectedCard[]): Promise<void> {
  await client.query(
    `SELECT FROM members WHERE member_id IN (SELECT member_id FROM cards WHERE card_id = ANY ($1::bigint[]))
     ORDER BY member_id FOR SHARE`,
    [cards.map(({ cardId }) => cardId)],
  );
}

/** Runs the work so that a refusal takes back its own writes alone. */
async function apart<Value>({ client }: Tx, work: () => Promise<Value>): Promise<Value | AppError> {
  await client.query('SAVEPOINT one_card');
  try {
    const value = await work();
    await client.query('RELEASE SAVEPOINT one_card');
    return value;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await client.query('ROLLBACK TO SAVEPOINT one_card');
    return error;
  }
}

/**
 * Does the same with some cards of the list, each as its own operation would: those that have no such way, or changed since
 * they were seen, are left as they are and told with the reason; the others are done, each with its event and audit row.
 */
export const operateMany = defineCommand({
  id: 'cards.operateMany',
  permission: 'cards.operate',
  input,
  run: async (context) => {
    const outcomes: BulkOutcome[] = [];
    const changes: AuditChange[] = [];
    // In one order, so that two lists with the same cards do not wait for each other in a circle.
    const cards = [...context.input.cards].sort((one, other) => one.cardId - other.cardId);
    await holdMembers(context.tx, cards);
    const endings = await endingsOf(context.tx, cards);
    for (const { cardId, version } of cards) {
      const done = await apart(context.tx, () => operateOne(context, cardId, version));
      if (done instanceof AppError) {
        const refused = { code: done.code, reason: String(done.details.reason ?? '') };
        outcomes.push({ cardId, ending: endings.get(cardId) ?? '', refused });
      } else {
        outcomes.push({ cardId, ending: endings.get(cardId) ?? '', refused: null });
        changes.push(...done.changes);
      }
    }
    return { result: { outcomes }, changes };
  },
});
