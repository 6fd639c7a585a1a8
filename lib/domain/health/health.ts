import type { ImportState } from '../imports/import-kinds';
import type { ToldDifference } from '../points/difference';
import type { TaskState } from '../tasks/states';

export type RunningImport = {
  readonly importId: number;
  readonly fileName: string;
  readonly state: ImportState;
  readonly rowsRead: number;
  readonly heartbeatAt: Date | null;
};

/** A store that runs short of cards of a type. */
export type ShortStock = {
  readonly storeName: string;
  readonly typeNameEn: string;
  readonly typeNameRu: string;
  readonly cards: number;
  readonly threshold: number;
};

/** A member whose account is frozen because its books did not agree. */
export type FrozenAccount = {
  readonly memberId: number;
  readonly foundAt: Date;
  /** The first thing that did not agree, and how many there were. */
  readonly first: ToldDifference;
  readonly count: number;
  /** Whether the books differ when they are compared now. */
  readonly differsNow: boolean;
  /** The unfinished task that is to let it go on. */
  readonly task: { readonly taskId: number; readonly state: TaskState } | null;
};

/** What the product rests on, at one moment. */
export type Health = {
  readonly database: {
    readonly version: string;
    readonly bytes: number;
    readonly answeredInMs: number;
  };
  /** The second server that answers reports: how far behind it is (null: it does not answer), and whether it is asked; null: there is none. */
  readonly replica: { readonly behindBytes: number | null; readonly keepsUp: boolean } | null;
  /** The worker heard last; null: none for a day. */
  readonly worker: {
    readonly startedAt: Date;
    readonly beatAt: Date;
    readonly version: string;
  } | null;
  /** The day the stored windows end on, and when members were last scored. */
  readonly analytics: { readonly asOfOn: string; readonly scoredAt: Date | null };
  /** Changes of global sums that are not folded in yet; counted up to a million of each kind. */
  readonly pendingDeltas: number;
  /** Stores that have fewer cards of a type than they should; the worst ones by name. */
  readonly shortStock: { readonly pairs: number; readonly worst: readonly ShortStock[] };
  /** The watch over the ledger: when it last looked, accounts whose books do not agree, and the first of them. */
  readonly ledger: {
    readonly ranAt: Date | null;
    readonly accounts: number;
    readonly first: readonly FrozenAccount[];
  };
  /** Endpoints of webhooks that stopped by themselves, or at which nothing has arrived for an hour. */
  readonly silentWebhooks: number;
  readonly imports: readonly RunningImport[];
  readonly migrations: number;
  readonly readAt: Date;
};
