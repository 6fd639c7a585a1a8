/** Longest line that is taken, in characters: a longer one is not a table of text. */
export const LINE_MAX_LENGTH = 1_000_000;

/** Most columns of a file. */
export const COLUMNS_MAX = 500;

/** Rows by which the separator is found. */
export const SAMPLE_ROWS = 50;

/** Most rows of the sample, by which dates and numbers are judged. */
export const GUESS_ROWS = 5_000;

/** Bytes read for the guesses of encoding and separator. */
export const SAMPLE_BYTES = 256 * 1024;

/** Rows kept as examples of each kind of problem. */
export const EXAMPLES_PER_PROBLEM = 5;

/** Rows of the file that are written in one transaction, more only where one customer has more. */
export const CHUNK_SIZE = 40_000;

/** Most mappings that are kept under names. */
export const MAPPINGS_MAX = 300;

/** Days that the uploaded file of an ended import is kept, and what it wrote is written down: so long it can be undone. */
export const FILE_KEPT_DAYS = 30;

/** Earliest day that is believed. */
export const FIRST_DAY = '1900-01-01';
