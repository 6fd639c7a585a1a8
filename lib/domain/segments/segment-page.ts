import type { ShownTier } from '../members/listed-member';
import type { Estimate } from './estimate';

/** What a live count answers. */
export type SegmentAnswer = {
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
};

/** A segment in the list. */
export type ListedSegment = {
  readonly segmentId: number;
  readonly name: string;
  readonly note: string;
  readonly isArchived: boolean;
  readonly version: number;
  readonly savedAt: Date;
  readonly authorName: string;
  /** As it is kept. */
  readonly definition: unknown;
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
