/** A member's personal data as they stood before a merge; null where there was nothing. */
export type KeptProfile = Readonly<Record<string, string | null>>;

/** What a merge keeps so that it can be undone. */
export type KeptMerge = {
  readonly survivor: KeptProfile;
  readonly loser: KeptProfile;
  /** Identities that went over to the one who stays. */
  readonly claims: readonly { readonly kind: string; readonly value: string }[];
  /** Cards that went over: the card that ended, and the one that goes on. */
  readonly cards: readonly { readonly from: number; readonly to: number }[];
  /** Members that were merged into the loser before. */
  readonly earlier: readonly number[];
};
