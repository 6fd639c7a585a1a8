/** Endpoints that are not removed. */
export const ENDPOINT_LIMIT = 50;
export const URL_MAX_CHARS = 500;
export const DESCRIPTION_MAX_CHARS = 200;
/** Days that deliveries are kept, whatever became of them. */
export const KEPT_DAYS = 30;
/** What is kept of an answer. */
export const ANSWER_MAX_CHARS = 1_000;
/** Deliveries that one replay takes up. */
export const REPLAY_LIMIT = 100_000;
/** Hours in which the old secret signs too, after a new one was made. */
export const ROTATION_HOURS = 24;

/** Segments that one endpoint chooses. */
export const SEGMENTS_OF_ENDPOINT = 100;
