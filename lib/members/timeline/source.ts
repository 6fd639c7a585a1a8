import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { Permission } from '@/lib/domain/access/permissions';
import { memberCode } from '@/lib/domain/members/states';
import type {
  TimelineEntry,
  TimelineKind,
  TimelineValue,
  Told,
} from '@/lib/domain/members/timeline/timeline';
import type { MessageKey } from '@/lib/i18n/message-key';

/** What the SQL of a source is made from. */
export type SourceInput = {
  readonly read: Read;
  readonly memberId: number;
  /** The member, and those who were merged into them: for what stays with the number that it was told under. */
  readonly numbers: readonly number[];
  /**
   * The condition that a row lies beyond the cursor, made from its moment and its key as they are written in the
   * query: `AND ${before('e.happened_at', keySql)}`. Rows are few, for they are found by the member first.
   */
  readonly before: (moment: string, key: string) => Fragment;
  /** Where the cursor stands, as a day before which no row is left out: lets the planner skip partitions. */
  readonly untilOn: string | null;
  /** ORDER BY moment and key, and LIMIT: what every source ends with. */
  readonly newest: (moment: string, key: string) => Fragment;
};

/** Who reads, and how much of it. */
export type Reader = {
  readonly memberId: number;
  readonly userId: number | null;
  readonly can: (permission: Permission) => boolean;
};

/** What a source makes of a row; the rest has a usual value. */
export type ToldEntry = Pick<TimelineEntry, 'icon' | 'title'> &
  Partial<Omit<TimelineEntry, 'id' | 'kind' | 'happenedAt' | 'actor'>>;

/**
 * One kind of thing that a member's timeline is made of. To add one: a file in `sources` with a `defineSource`, a line
 * in `registry.ts`, and the words of its sentences in both languages (any area). The page, the chips, the pages by
 * keyset and the rights come by themselves.
 */
export type TimelineSource<Data = never> = {
  /** Unique; breaks ties between entries of one moment. Letters only. */
  readonly id: string;
  /** The chip it belongs to. */
  readonly kind: TimelineKind;
  /** Without this right nothing of the source leaves the database. `members.read` for what anybody may see. */
  readonly needs: Permission;
  /**
   * SELECT happened_at, key, actor, data: the newest rows of the member beyond the cursor.
   * - `happened_at` timestamptz; `key` text (word characters, `:` and `-`), unique in the source for the member;
   *   `actor` as the audit log writes it ('user:12'), or null; `data` jsonb, amounts as text.
   * - It must find its rows by `member_id` first: read its plan at a million members.
   */
  readonly rows: (input: SourceInput) => Fragment;
  /** What is told of a row, to this reader: what they may not see is left out here, not in the page. */
  readonly tell: (data: Data, reader: Reader) => ToldEntry;
};

/** A source whose rows are read as one type; kept as a source of anything in the registry. */
export function defineSource<Data>(source: TimelineSource<Data>): TimelineSource {
  // The registry hands each source only the rows of its own SQL: what type they have, the source alone knows.
  return source as unknown as TimelineSource;
}

/** A sentence of an entry. */
export function told(key: MessageKey, values: Readonly<Record<string, TimelineValue>> = {}): Told {
  return { key, values };
}

/** The words of a key as what fills a slot of another sentence. */
export function words(key: MessageKey): TimelineValue {
  return { words: key };
}

/** Says under which number something was told, when that one was merged into the member. */
export function underOther(memberId: number | null): readonly Told[] {
  return memberId === null ? [] : [told('timeline.under', { member: memberCode(memberId) })];
}
