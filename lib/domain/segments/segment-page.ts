import type { ShownTier } from '../members/listed-member';
import { REACH_WAYS } from './conditions/contact';
import type { Estimate } from './estimate';
import type {
  ChangeReason,
  ChangeWay,
  ListSource,
  RefreshCause,
  SegmentKind,
  SegmentSchedule,
} from './kept-membership';

/** What a live count answers. */
export type SegmentAnswer = {
  /** By one member in 32; otherwise exactly. */
  readonly isEstimate: boolean;
  /** The day it is counted for, in the programme's zone. */
  readonly todayOn: string;
  /** Members in force. */
  readonly members: number;
  readonly total: Estimate;
  /** Of each condition, in the order they are read. */
  readonly alone: readonly number[];
  /** After each item of what is included, then of what is excluded. */
  readonly left: readonly number[];
  readonly tookMs: number;
  /** The moment that receipts are known up to, where it is not this one; null: all there are. */
  readonly receiptsUpTo: string | null;
};

/** A segment in the list. */
export type ListedSegment = {
  readonly segmentId: number;
  readonly kind: SegmentKind;
  readonly name: string;
  readonly note: string;
  readonly isArchived: boolean;
  readonly version: number;
  readonly savedAt: Date;
  readonly authorName: string;
  /** As it is kept. */
  readonly definition: unknown;
};

/** A segment on a page of the list, with how many were in when one last looked; null: nobody has yet. */
export type PagedSegment = ListedSegment & {
  readonly size: number | null;
  readonly lookedAt: Date | null;
  /** A list that the worker fills. */
  readonly isFilling: boolean;
};

/** Segments are shown as SEG-118. */
export function segmentCode(segmentId: number): string {
  return `SEG-${segmentId}`;
}

/** One of the members that stand for a segment. */
export type SampledMember = {
  readonly memberId: number;
  readonly code: string;
  /** Empty when it is not known. */
  readonly name: string;
  readonly tier: ShownTier | null;
  readonly lastPurchaseOn: string | null;
  readonly receipts365: number;
  /** Minor units, as text: the answer is JSON. */
  readonly revenue365Minor: string;
  readonly homeStore: string;
};

/** Why a member is in a segment or not. */
export type MemberVerdict = {
  readonly memberId: number;
  readonly code: string;
  readonly name: string;
  /** Who is not in force is in no segment. */
  readonly isInForce: boolean;
  readonly isIn: boolean;
  /** Whether the member fits each condition, in the order they are read, `not` applied. */
  readonly fits: readonly boolean[];
};

/** Members of a sample. */
export const SAMPLED_MEMBERS = 10;

/** Who one definition has and another does not, both ways, and a page of one of the ways. */
export type SegmentMoves = {
  readonly entered: number;
  readonly left: number;
  readonly members: readonly SampledMember[];
  /** The last member of the page when more follow. */
  readonly next: number | null;
};

/** Members on a page of those who move. */
export const MOVED_MEMBERS = 10;

/** A look at who is in a segment, or a change of a list. */
export type ShownRefresh = {
  readonly refreshNo: number;
  readonly cause: RefreshCause;
  readonly version: number;
  readonly asOfOn: string;
  readonly refreshedAt: Date;
  readonly members: number;
  readonly entered: number;
  readonly gone: number;
  readonly tookMs: number;
};

/** The history of a segment: its looks and the last of each day, the latest first, and when the next is due. */
export type SegmentHistory = {
  /** Null: a list, which changes when somebody changes it. */
  readonly schedule: SegmentSchedule | null;
  readonly dueAt: Date | null;
  readonly looks: readonly ShownRefresh[];
  readonly days: readonly ShownRefresh[];
};

/** Who entered or left between two looks. */
export type ShownChange = {
  readonly memberId: number;
  readonly code: string;
  readonly name: string;
  readonly way: ChangeWay;
  readonly reason: ChangeReason;
  readonly happenedAt: Date;
  /** The number of the other member of a merge, as it is shown. */
  readonly otherCode: string | null;
  /** The conditions that turned, as they are kept in the version of that look. */
  readonly conditions: readonly unknown[];
};

/** A mechanic whose audience asks for a segment. */
export type AskingMechanic = {
  readonly ruleId: number;
  readonly nameEn: string;
  readonly nameRu: string;
};

/** What uses a segment: other segments, audiences of mechanics, and endpoints that are told who enters and leaves. */
export type SegmentUses = {
  readonly segments: readonly { readonly segmentId: number; readonly name: string }[];
  readonly mechanics: readonly AskingMechanic[];
  readonly endpoints: readonly { readonly endpointId: number; readonly url: string }[];
};

/** A file that was asked for. */
export type ShownExport = {
  readonly exportId: number;
  readonly purpose: string;
  readonly askedBy: number;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly taken: number;
  readonly takenAt: Date | null;
};

/** A member who stands in a list. */
export type ListedMember = {
  readonly memberId: number;
  readonly code: string;
  readonly name: string;
  readonly isInForce: boolean;
  readonly source: ListSource;
  readonly addedAt: Date;
};

/** A list that members can be put into. */
export type NamedList = { readonly segmentId: number; readonly name: string };

/** Who stands in a list, and who of them counts. */
export type ListSize = { readonly standing: number; readonly inForce: number };

/** How far the worker has filled a list. */
export type ListFill = {
  /** Null: who they are is being worked out. */
  readonly members: number | null;
  readonly put: number;
  /** After a failure; null: it is under way. */
  readonly triedAgainAt: Date | null;
};

export type ReachWay = (typeof REACH_WAYS)[number];

/** How many of a segment advertising may be sent to; who can be reached by two ways counts for both. */
export type SegmentReach = {
  readonly total: number;
  /** By any of the ways. */
  readonly reached: number;
  readonly by: readonly { readonly way: ReachWay; readonly members: number }[];
};

/** Those of a segment who can be reached, as the figure of a list calls them: `12-by-email`, `12-by-any`. */
export function wayCell(segmentId: number, way: ReachWay | 'any'): string {
  return `${segmentId}-by-${way}`;
}

/** Reads what `wayCell` writes; null when it is none. */
export function parseWayCell(
  cell: string,
): { readonly segmentId: number; readonly ways: readonly ReachWay[] } | null {
  const [, id, way] = /^([1-9]\d{0,8})-by-([a-z]+)$/.exec(cell) ?? [];
  const ways = way === 'any' ? REACH_WAYS : REACH_WAYS.filter((one) => one === way);
  return id === undefined || ways.length === 0 ? null : { segmentId: Number(id), ways };
}
