import { z } from 'zod';
import type { Points } from '../../shared/points';
import type { Interaction } from '../interactions';

/** What a member's timeline can be narrowed to, in the order of the chips. Words: `timeline.kinds.<kind>`. */
export const TIMELINE_KINDS = [
  'purchases',
  'points',
  'events',
  'cards',
  'tiers',
  'messages',
  'consents',
  'tasks',
  'notes',
  'changes',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** Entries of a page. */
export const TIMELINE_PAGE_SIZE = 30;

/** How an entry is marked. */
export const TIMELINE_ICONS = [
  'purchase',
  'return',
  'card',
  'lock',
  'task',
  'pause',
  'done',
  'note',
  'call',
  'letter',
  'edit',
  'member',
  'points',
  'hold',
  'tier',
  'message',
  'consent',
  'event',
] as const;
export type TimelineIcon = (typeof TIMELINE_ICONS)[number];

/** Whether an entry is a gain, a warning or a stop. */
export type TimelineTone = 'plain' | 'good' | 'warning' | 'bad';

/** What fills a slot of a sentence: text and numbers as they are; money, points, days and other words told as the reader has them. */
export type TimelineValue =
  | string
  | number
  | { readonly moneyMinor: bigint }
  | { readonly points: Points }
  | { readonly day: string }
  /** A name that staff gave in both languages. */
  | { readonly en: string; readonly ru: string }
  /** The full key of a message. */
  | { readonly words: string };

/** A sentence: the full key of its message, and what fills its slots. */
export type Told = {
  readonly key: string;
  readonly values: Readonly<Record<string, TimelineValue>>;
};

/** Who did it. */
export type TimelineActor =
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'apiKey' }
  | { readonly kind: 'system' };

/** Something that happened to a member, ready to be shown to the reader who asked. */
export type TimelineEntry = {
  /** Unique in the timeline of the member. */
  readonly id: string;
  readonly kind: TimelineKind;
  readonly happenedAt: Date;
  /** Only the day is known: no time is shown. */
  readonly isDayOnly: boolean;
  readonly icon: TimelineIcon;
  readonly tone: TimelineTone;
  readonly title: Told;
  /** Where the title leads. */
  readonly href: string | null;
  /** Short facts in one line below the title. */
  readonly details: readonly Told[];
  /** Facts that need a line each. */
  readonly lines: readonly Told[];
  /** What it moved, at the right: money of a purchase, or points. */
  readonly amountMinor: bigint | null;
  readonly points: Points | null;
  readonly actor: TimelineActor | null;
  /** Written by staff: the text and what may be done with it. */
  readonly interaction: Interaction | null;
};

/** A place in a timeline: beyond the entry that happened then. Microseconds since 1970, for moments are kept to that. */
export const timelineCursorSchema = z.object({
  atMicros: z.string().regex(/^-?\d{1,17}$/),
  source: z.string().regex(/^[a-z][a-zA-Z]{0,30}$/),
  key: z.string().regex(/^[\w:-]{1,60}$/),
});
export type TimelineCursor = z.output<typeof timelineCursorSchema>;

/** A page of a timeline, the newest first. */
export type TimelinePage = {
  readonly entries: readonly TimelineEntry[];
  /** The kinds that the reader may see at all. */
  readonly kinds: readonly TimelineKind[];
  readonly next: TimelineCursor | null;
};

/** The place in an address: `1763721720000000.purchases.4711`. */
export function writeTimelineCursor({ atMicros, source, key }: TimelineCursor): string {
  return `${atMicros}.${source}.${key}`;
}

/** The place an address names; null when it names none: the newest come first. */
export function readTimelineCursor(text: string | undefined): TimelineCursor | null {
  const [atMicros, source, key] = (text ?? '').split('.');
  const cursor = timelineCursorSchema.safeParse({ atMicros, source, key });
  return cursor.success ? cursor.data : null;
}

/** The kind an address narrows to; null: everything. */
export function readTimelineKind(text: string | undefined): TimelineKind | null {
  return TIMELINE_KINDS.find((kind) => kind === text) ?? null;
}
