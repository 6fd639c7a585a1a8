import 'server-only';
import type { Tx } from '@/db/write';
import { lockCard } from '@/lib/cards/lock-card';
import { operateCard } from '@/lib/cards/operate-card';
import type { Actor } from '@/lib/domain/access/actor';
import type { CardStatus } from '@/lib/domain/cards/states';
import type { AuditChange } from '@/lib/kernel/audit';

/** How the life of a card ends that is still in use: one that was never activated is void. */
const ENDINGS: Readonly<Partial<Record<CardStatus, 'void' | 'close'>>> = {
  produced: 'void',
  issued: 'void',
  active: 'close',
  blocked: 'close',
};

type Open = { readonly cardId: number; readonly version: number; readonly status: CardStatus };

/** Ends every card that a locked member could still use, in the order of ids. A second run finds none. */
export async function endCards(
  context: { readonly tx: Tx; readonly actor: Actor; readonly now: Date },
  memberId: number,
): Promise<readonly AuditChange[]> {
  const { rows } = await context.tx.client.query<Open>(
    `SELECT card_id::float8 AS "cardId", version, status FROM cards
     WHERE member_id = $1 AND status = ANY ($2) ORDER BY card_id FOR UPDATE`,
    [memberId, Object.keys(ENDINGS)],
  );
  const changes: AuditChange[] = [];
  for (const { status, ...open } of rows) {
    const operation = ENDINGS[status];
    if (operation === undefined) continue;
    const card = await lockCard(context.tx, open);
    changes.push(...(await operateCard(context, card, { operation, note: '' })).changes);
  }
  return changes;
}
