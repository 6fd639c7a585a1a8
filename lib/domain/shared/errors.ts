/**
 * Expected refusals. One closed union of codes; the words stand in `messages.errors.<code>`.
 * Anything that is not an AppError is a defect: it is logged and shown only as a request id.
 */
export const ERROR_STATUS = {
  invalid_input: 400,
  not_signed_in: 401,
  wrong_credentials: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  already_exists: 409,
  identity_taken: 409,
  idempotency_conflict: 409,
  stale_version: 409,
  wrong_state: 409,
  card_refused: 409,
  numbers_in_use: 409,
  range_overlaps: 409,
  not_enough_numbers: 409,
  count_differs: 409,
  not_enough_cards: 409,
  member_refused: 409,
  claim_refused: 409,
  rule_refused: 409,
  segment_cycle: 409,
  segment_nested: 409,
  segment_used: 409,
  segment_told: 409,
  task_held: 409,
  own_approval: 409,
  not_author: 403,
  too_many: 422,
  insufficient_points: 409,
  points_refused: 409,
  tier_refused: 409,
  card_not_active: 409,
  transfer_refused: 409,
  spending_refused: 409,
  coupon_refused: 409,
  referral_refused: 409,
  return_refused: 409,
  limit_exceeded: 409,
  address_refused: 422,
  payload_too_large: 413,
  unsupported_media: 415,
  weak_password: 422,
  last_admin: 422,
  setup_link_invalid: 422,
  file_empty: 422,
  file_unreadable: 422,
  mapping_invalid: 422,
  template_refused: 422,
  too_many_attempts: 429,
  mail_not_configured: 503,
  timeout: 503,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** What a refusal may carry to the reader: plain values, never personal data. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** An expected refusal. `code` chooses the words, `details` fills their slots. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  /** HTTP status that says the same. */
  get status(): number {
    return ERROR_STATUS[this.code];
  }
}
