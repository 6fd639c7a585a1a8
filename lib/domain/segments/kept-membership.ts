/** `dynamic`: who fits its conditions. `list`: who was put in. */
export const SEGMENT_KINDS = ['dynamic', 'list'] as const;
export type SegmentKind = (typeof SEGMENT_KINDS)[number];

/** How often the worker looks who is in; `manual`: only when somebody asks. */
export const SEGMENT_SCHEDULES = ['hourly', 'daily', 'weekly', 'manual'] as const;

/** What brought a look at who is in: the schedule or somebody's wish, or a change of a list. */
export const REFRESH_CAUSES = ['refresh', 'edit'] as const;

/** Which way a member went. */
export const CHANGE_WAYS = ['entered', 'left'] as const;

/**
 * Why: conditions of the definition turned, and which; the definition is another one; the member came into force or went out of
 * it; a list was changed by hand, from a file or from a selection.
 */
export const CHANGE_REASONS = [
  'conditions',
  'definition',
  'status',
  'hand',
  'file',
  'selection',
] as const;

/** How a member came into a list; `merge`: in the place of one who was merged into them. */
export const LIST_SOURCES = ['hand', 'file', 'selection', 'segment', 'merge'] as const;

/** Longest purpose of an export, in characters. */
export const PURPOSE_MAX = 200;
