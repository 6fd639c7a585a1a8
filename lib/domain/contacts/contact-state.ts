import type { ConfirmedContact } from './states';

/** How far a contact of a member is confirmed. The contact itself is not told. */
export type ContactState = {
  readonly contact: ConfirmedContact;
  /** Whether the member has one. */
  readonly isKnown: boolean;
  /** Null: not confirmed. */
  readonly confirmedAt: Date | null;
  /** Who wrote the confirmation down; null when the product did. */
  readonly confirmedBy: string | null;
  /** Until when the code that went to it is good; null: there is none. */
  readonly codeUntil: Date | null;
  /** Seconds until another code may go; 0: now. */
  readonly resendSeconds: number;
  /** Whether this instance can send a code to it. */
  readonly canSend: boolean;
};
