/** Groups within groups; the outermost is the first. */
export const DEPTH_MAX = 3;

/** Conditions in one definition, in all its groups together. */
export const CONDITIONS_MAX = 60;

/** Values in one list of a condition. */
export const VALUES_MAX = 500;

/** Furthest that a window reaches back, in its own unit: ten years of days. */
export const WINDOW_MAX = 3660;

/** Longest name and note of a segment, in characters. */
export const SEGMENT_NAME_MAX = 80;
export const SEGMENT_NOTE_MAX = 500;

/** Segments of a segment that asks for others, itself the first: one within one within one. */
export const NESTED_MAX = 4;

/** Segments that one condition names. */
export const NAMED_SEGMENTS_MAX = 20;

/** Conditions of a definition with those of the segments that it asks for, and of theirs. */
export const EXPANDED_MAX = 200;

/** Members in one list. */
export const LIST_MEMBERS_MAX = 1_000_000;

/** Members that are put into a list or taken out of it by hand at once. */
export const LIST_EDIT_MAX = 1000;

/** Lines and bytes of a file of members for a list. */
export const LIST_FILE_LINES = 100_000;
export const LIST_FILE_BYTES = 10 * 1024 ** 2;

/** Lines of a file that nobody was found by and that are told one by one. */
export const UNKNOWN_LINES_TOLD = 200;

/** Segments that are not archived. */
export const SEGMENTS_MAX = 1000;

/** Members that one transaction puts into a list: a piece of a list that the worker fills. */
export const LIST_PART_MEMBERS = 20_000;

/** Members that a list begins with at once; beyond that the worker fills it. */
export const LIST_AT_ONCE_MAX = 20_000;
