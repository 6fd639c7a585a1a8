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
