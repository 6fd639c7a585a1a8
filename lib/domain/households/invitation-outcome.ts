/** How answering an invitation ended: a wrong code is an answer, not a failure, for it has to be counted. */
export type InvitationOutcome =
  | { readonly kind: 'joined' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'wrong'; readonly attemptsLeft: number }
  /** The last attempt was wrong: the invitation is over. */
  | { readonly kind: 'spent' }
  /** Its time was over. */
  | { readonly kind: 'expired' };
