type Asked = {
  readonly startsOn: string;
  readonly todayOn: string;
  /** The rule has no approved version yet. */
  readonly isFirst: boolean;
  /** Receipts of that day or a later one are in the books. */
  readonly hasReceiptsSince: boolean;
};

/**
 * Whether a version may begin on its day. Receipts are decided by the rules of their own date: a rule of a day that is over
 * would change answers already given, so it begins today at the earliest; the first of a rule may reach back over days
 * without receipts.
 */
export function mayStart({ startsOn, todayOn, isFirst, hasReceiptsSince }: Asked): boolean {
  return startsOn >= todayOn || (isFirst && !hasReceiptsSince);
}
