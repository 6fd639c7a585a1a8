import type { ErrorCode, ErrorDetails } from './errors';

/** What a refused or failed call tells the browser: words come from `messages.errors.<code>`. */
export type Refusal = {
  readonly code: ErrorCode | 'unexpected';
  readonly details: ErrorDetails;
  readonly requestId: string;
};

/** What a server action answers. Raw error text never leaves the server. */
export type ActionResult<Value = unknown> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Refusal };

/** What a call comes to that did not come back: nobody knows whether it was done. */
export const NO_ANSWER: Refusal = { code: 'unavailable', details: {}, requestId: '' };
