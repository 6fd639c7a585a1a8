/** Why a membership is suspended. */
export const SUSPEND_REASONS = ['suspectedFraud', 'abuse', 'complaint', 'request'] as const;

/** Why a membership is closed. */
export const CLOSE_REASONS = ['request', 'deceased', 'abuse'] as const;

/** Why the personal data of a member go: they asked for it, or the law does. */
export const ERASE_REASONS = ['request', 'law'] as const;
