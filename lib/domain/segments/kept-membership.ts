/** `dynamic`: who fits its conditions. `list`: who was put in. */
export const SEGMENT_KINDS = ['dynamic', 'list'] as const;
export type SegmentKind = (typeof SEGMENT_KINDS)[number];

/** How often the worker looks who is in; `manual`: only when somebody asks. */
export const SEGMENT_SCHEDULES = ['hourly', 'daily', 'weekly', 'manual'] as const;
export type SegmentSchedule = (typeof SEGMENT_SCHEDULES)[number];

/**
 * What brought a look at who is in: the schedule or somebody's wish, a change of a list, or what became of a member who stood in one:
 * a merge, its undoing, an erasure.
 */
export const REFRESH_CAUSES = ['refresh', 'edit', 'member'] as const;
export type RefreshCause = (typeof REFRESH_CAUSES)[number];

/** Which way a member went. */
export const CHANGE_WAYS = ['entered', 'left'] as const;
export type ChangeWay = (typeof CHANGE_WAYS)[number];

/**
 * Why: conditions of the definition turned, and which; the definition is another one; the member came into force or went out of
 * it; a list was changed by hand, from a file or from a selection; the member was merged with another one, or that was undone; the
 * member was erased.
 */
export const CHANGE_REASONS = [
  'conditions',
  'definition',
  'status',
  'hand',
  'file',
  'selection',
  'merge',
  'unmerge',
  'erasure',
] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** How a member came into a list; `merge`: in the place of one who was merged into them. */
export const LIST_SOURCES = ['hand', 'file', 'selection', 'segment', 'merge'] as const;
export type ListSource = (typeof LIST_SOURCES)[number];

/** Longest purpose of an export, in characters, and how long its link opens, in hours. */
export const PURPOSE_MAX = 200;
export const EXPORT_HOURS = 24;

/** The flags of `segment_bits` that are no condition: who is in force, and who is in. */
export const IN_FORCE_FLAG = -1;
export const INSIDE_FLAG = 0;

/** Members of one event that tells who entered or left. */
export const MEMBERS_AN_EVENT = 500;

/** Days that is kept who entered and who left. */
export const CHANGES_KEPT_DAYS = 400;
