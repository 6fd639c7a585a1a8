import { z } from 'zod';
import { findTyped, keepTyped } from '@/components/form/typed-store';
import { SEGMENT_NAME_MAX, SEGMENT_NOTE_MAX } from '@/lib/domain/segments/limits';
import { draftSchema } from '@/lib/domain/segments/read-draft';

/** A segment on screen: what it is called and what it says. */
const editedSegment = z.strictObject({
  name: z.string().max(SEGMENT_NAME_MAX),
  note: z.string().max(SEGMENT_NOTE_MAX),
  draft: draftSchema,
});
export type EditedSegment = z.output<typeof editedSegment>;

/** What was written and not saved, and the version that it was begun on. */
const typedSegment = z.strictObject({ edited: editedSegment, version: z.number().int().min(0) });
export type TypedSegment = z.output<typeof typedSegment>;

/** What this browser keeps of a segment that was written and not saved; null: nothing that is still understood. */
export function findTypedSegment(key: string): TypedSegment | null {
  return typedSegment.safeParse(findTyped(`segment.${key}`)).data ?? null;
}

/** Keeps what is written; null: all of it is saved. */
export function keepTypedSegment(key: string, typed: TypedSegment | null): void {
  keepTyped(`segment.${key}`, typed);
}
