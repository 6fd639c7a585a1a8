import type { StoreFormat } from '../purchases/states';
import type { TierColour, TierShape } from '../tiers/ladder';
import type { MemberCursor } from './list-cursor';
import type { AttributeParameter, MemberFilterKey } from './list-filters';
import type { MemberMatch } from './match';
import type { MemberKind, MemberStatus } from './states';

/** A tier as it is shown. `step` counts from 0 at the foot of the ladder. */
export type ShownTier = {
  readonly step: number;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly shape: TierShape;
  readonly colour: TierColour;
};

/** Scores of the current model; null for whoever bought nothing in its window. */
export type ShownScores = { readonly r: number; readonly f: number; readonly m: number };

/** A row of the list: who, which tier, what they bought in 12 months. No contacts. */
export type ListedMember = {
  readonly memberId: number;
  readonly code: string;
  /** Empty when it is not known. */
  readonly name: string;
  readonly status: MemberStatus;
  readonly tier: ShownTier | null;
  readonly cardEnding: string | null;
  readonly joinedOn: string;
  readonly lastPurchaseOn: string | null;
  readonly receipts365: number;
  readonly revenue365Minor: bigint;
  readonly scores: ShownScores | null;
};

/** A row of the member list, with what it shows once its columns are chosen. */
export type MemberRow = ListedMember & {
  readonly kind: MemberKind;
  readonly store: string | null;
  readonly firstPurchaseOn: string | null;
  readonly receipts: number;
  readonly revenueMinor: bigint;
};

export type MembersPage = {
  readonly members: readonly MemberRow[];
  /** Rows before the first one of this page. */
  readonly place: number;
  readonly previous: MemberCursor | null;
  readonly next: MemberCursor | null;
};

/** A found member: who it is and what the text matched. Contacts are masked for all. */
export type FoundMember = {
  readonly memberId: number;
  readonly code: string;
  readonly name: string;
  readonly status: MemberStatus;
  readonly tier: ShownTier | null;
  readonly matched: MemberMatch;
  /** The text is the whole of what it matched, not a part. */
  readonly isWhole: boolean;
  /** The matched value as it may be shown; null when the name or the code matched. */
  readonly matchedValue: string | null;
  readonly cardEnding: string | null;
};

/** What the filters of the list can be set to. */
export type MemberListOptions = {
  readonly tiers: readonly {
    readonly code: string;
    readonly nameEn: string;
    readonly nameRu: string;
  }[];
  readonly stores: readonly { readonly storeId: number; readonly name: string }[];
  readonly formats: readonly StoreFormat[];
};

/** A filter that can leave nobody. */
export type BlockingKey = MemberFilterKey | 'q' | 'figure' | AttributeParameter;
