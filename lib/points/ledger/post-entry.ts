import 'server-only';
import { actorLabel } from '@/lib/domain/access/actor';
import type { Take } from '@/lib/domain/points/lots';
import type { EntryKind, LotState } from '@/lib/domain/points/states';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import { type LockedAccount, requireOpen } from './lock-accounts';
import type { LedgerContext, Movement } from './movement';

/** A lot that an entry makes. */
export type NewLot = {
  readonly amount: Points;
  /** When the points were first earned. */
  readonly earnedAt: Date;
  /** Null: they never end. */
  readonly expiresAt: Date | null;
  /** Waits until then; left out: available at once. */
  readonly activatesAt?: Date | null;
  /** The lot that it continues. */
  readonly from?: { readonly memberId: number; readonly lotId: number };
};

/** What is taken from a lot, and what becomes of it when nothing is left. */
export type EntryTake = Take & {
  readonly end: Exclude<LotState, 'pending' | 'available'>;
  /** How much of it was promised to a hold that ends with this. */
  readonly released?: Points;
};

export type NewEntry = {
  readonly kind: EntryKind;
  readonly amount: Points;
  readonly pending?: Points;
  readonly debt?: Points;
  readonly takes?: readonly EntryTake[];
  readonly gives?: readonly NewLot[];
  /** Lots that wait no longer. */
  readonly activates?: readonly number[];
  readonly reverses?: number;
  readonly otherMemberId?: number;
  /** The entry of the other account that it takes back: that account was merged into this one. */
  readonly otherSeq?: number;
};

export type Posted = { readonly account: LockedAccount; readonly seq: number };

const NONE = toPoints(0n);

/** One call for everything an entry touches; what does not fit together, the triggers refuse at the end. */
const CALL = `post_point_entry(${Array.from({ length: 33 }, (_, at) => `$${at + 1}`).join(', ')})`;
const POST = { name: 'post_entry', text: `SELECT ${CALL}` };
const POST_AT_END = { name: 'post_entry_at_end', text: CALL, part: 'call' } as const;

type ToPost = { readonly entry: NewEntry; readonly movement: Movement };

function takeColumns(takes: readonly EntryTake[]): unknown[] {
  return [
    takes.map(({ lotId }) => lotId),
    takes.map(({ amount }) => amount),
    takes.map(({ end }) => end),
    takes.map(({ released }) => released ?? NONE),
  ];
}

function lotColumns(lots: readonly NewLot[]): unknown[] {
  return [
    lots.map(({ amount }) => amount),
    lots.map(({ earnedAt }) => earnedAt),
    lots.map(({ activatesAt }) => activatesAt ?? null),
    lots.map(({ expiresAt }) => expiresAt),
    lots.map(({ from }) => from?.memberId ?? null),
    lots.map(({ from }) => from?.lotId ?? null),
  ];
}

/** The account after an entry, and the values of the call that writes it. */
function judged(
  { actor, now }: LedgerContext,
  account: LockedAccount,
  { entry, movement }: ToPost,
): { readonly posted: Posted; readonly values: unknown[] } {
  requireOpen(account, entry.kind);
  const { pending = NONE, debt = NONE, takes = [], gives = [], activates = [] } = entry;
  const seq = account.seq + 1;
  const after: LockedAccount = {
    ...account,
    seq,
    balance: toPoints(account.balance + entry.amount),
    pending: toPoints(account.pending + pending),
    debt: toPoints(account.debt + debt),
  };
  const values = [
    account.memberId,
    seq,
    entry.kind,
    after.balance,
    after.pending,
    after.debt,
    entry.amount,
    pending,
    debt,
    movement.source,
    movement.key,
    entry.reverses ?? null,
    entry.otherMemberId ?? null,
    movement.reason ?? null,
    actorLabel(actor),
    movement.requestedBy ?? null,
    movement.approvedBy ?? null,
    movement.occurredAt ?? now,
    now,
    movement.evidence ?? '',
    movement.note ?? '',
    ...takeColumns(takes),
    ...lotColumns(gives),
    activates,
    entry.otherSeq ?? null,
  ];
  return { posted: { account: after, seq }, values };
}

/**
 * Appends one entry to a locked account with everything that belongs to it: the account's figures, lots taken from and
 * made, allocations, notes. The only way single movements are written. Throws `points_refused` when the account
 * takes no such movement.
 */
export async function postEntry(
  context: LedgerContext,
  account: LockedAccount,
  toPost: ToPost,
): Promise<Posted> {
  const { posted, values } = judged(context, account, toPost);
  await context.tx.client.query({ ...POST, values });
  return posted;
}

/** The same with the end of the transaction: for the last entry of an account, when nothing asks for its lots after it. */
export function postEntryAtEnd(
  context: LedgerContext,
  account: LockedAccount,
  toPost: ToPost,
): Posted {
  const { posted, values } = judged(context, account, toPost);
  context.tx.atEnd({ ...POST_AT_END, values });
  return posted;
}
