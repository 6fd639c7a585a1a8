import type { Points } from '../shared/points';
import type { AdjustReason, EntryKind, LotState } from './states';

/** Entries on a page of the statement. */
export const ENTRIES_PAGE_SIZE = 25;

/** Lots that are shown beside a member; the rest is counted. */
export const SHOWN_LOTS = 12;

/** Days ahead that "expires soon" looks. */
export const SOON_DAYS = 30;

/** A lot as it is shown. Days are of the programme. */
export type ShownLot = {
  readonly lotId: number;
  readonly state: LotState;
  readonly amount: Points;
  readonly remaining: Points;
  readonly held: Points;
  /** The entry that made it. */
  readonly seq: number;
  readonly kind: EntryKind;
  readonly reason: AdjustReason | null;
  /** The last day it is good for; null: no end. */
  readonly lastOn: string | null;
  /** The day it can be spent from, of one that waits. */
  readonly activatesOn: string | null;
};

/** The points of a member at a moment. All in hundredths. */
export type PointsAccount = {
  /** What can be spent now: without what is held, waits or is over. */
  readonly available: Points;
  readonly pending: Points;
  /** When the first of what waits can be spent. */
  readonly pendingOn: string | null;
  readonly held: Points;
  readonly debt: Points;
  readonly isFrozen: boolean;
  /** What can be spent and ends within 30 days; the first of it. */
  readonly soon: Points;
  readonly soonFirst: { readonly points: Points; readonly lastOn: string } | null;
  /** Open lots in the order of consumption, what waits last; as many as are shown. */
  readonly lots: readonly ShownLot[];
  readonly lotCount: number;
  readonly todayOn: string;
};

/** An entry in the statement. */
export type StatementEntry = {
  readonly seq: number;
  /** Its place in the order that is told, from 1; of the statement of now it is its number. */
  readonly place: number;
  readonly kind: EntryKind;
  readonly amount: Points;
  readonly pending: Points;
  readonly debt: Points;
  readonly balanceAfter: Points;
  readonly reason: AdjustReason | null;
  readonly otherMemberId: number | null;
  readonly occurredAt: Date;
  /** The receipt that caused it and where it is from; null: none did. */
  readonly receipt: string | null;
  readonly store: string | null;
};

export type StatementPage = {
  readonly entries: readonly StatementEntry[];
  /** Entries of the account in all. */
  readonly count: number;
};

/** What an entry took from a lot. */
export type ShownAllocation = Pick<ShownLot, 'lotId' | 'kind' | 'reason' | 'lastOn' | 'seq'> & {
  readonly amount: Points;
  readonly earnedAt: Date;
};

/** An entry that was opened. */
export type EntryDetails = {
  readonly seq: number;
  readonly bookedAt: Date;
  /** Names of people; null: the product itself. */
  readonly actor: string | null;
  readonly requestedBy: string | null;
  readonly approvedBy: string | null;
  readonly source: string;
  readonly key: string;
  readonly reverses: number | null;
  /** The claimed receipt that it is for, or that it takes back; null: it is for none. */
  readonly claim: {
    readonly taskId: number;
    /** '' on a paper without a number. */
    readonly receipt: string;
    readonly store: string;
    readonly businessDate: string;
    /** The purchase that became the member's; null: a paper, or undone. */
    readonly purchaseId: number | null;
  } | null;
  /** Null: the reader may not read what people wrote. */
  readonly evidence: string | null;
  readonly note: string | null;
  readonly taken: readonly ShownAllocation[];
  readonly made: readonly ShownLot[];
};

/** A place in the statement from its address: a number of an entry above zero; null when it is none. */
export function readSeq(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
