import 'server-only';
import type { Tx } from '@/db/write';
import type { Actor } from '@/lib/domain/access/actor';
import type { AdjustReason } from '@/lib/domain/points/states';

/** What every step of the ledger works in: the caller's transaction, its actor and its clock. */
export type LedgerContext = { readonly tx: Tx; readonly actor: Actor; readonly now: Date };

/** What an entry says of the movement it belongs to. `source` and `key` name it; entries of one movement share them. */
export type Movement = {
  readonly source: string;
  readonly key: string;
  /** When it happened, which may be before it is booked. Left out: now. */
  readonly occurredAt?: Date;
  readonly reason?: AdjustReason;
  /** Who asked for it by hand, and the second person. */
  readonly requestedBy?: number;
  readonly approvedBy?: number;
  /** What was shown, and remarks: kept apart from the entry, for they may name people. */
  readonly evidence?: string;
  readonly note?: string;
};
