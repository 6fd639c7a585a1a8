/**
 * States of an endpoint. A paused one gets nothing, and what happens waits for it. One that answered 410 is disabled: what
 * happens is not kept for it. A removed one is gone for good.
 */
export const ENDPOINT_STATES = ['active', 'paused', 'disabled', 'removed'] as const;
export type EndpointState = (typeof ENDPOINT_STATES)[number];

/** Why an endpoint gets nothing: a person paused it, it failed for too long, it said it is gone, its secret cannot be opened. */
export const STOP_REASONS = ['byHand', 'failures', 'gone', 'secret'] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** States of a delivery; the last three are its end, until somebody replays it. */
export const DELIVERY_STATES = ['queued', 'sending', 'delivered', 'failed', 'dropped'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Why an attempt failed. `status`: the answer was not 2xx. */
export const ATTEMPT_ERRORS = [
  'status',
  'redirect',
  'timeout',
  'connection',
  'certificate',
  'address',
  'name',
  'secret',
  'silent',
] as const;
export type AttemptError = (typeof ATTEMPT_ERRORS)[number];
