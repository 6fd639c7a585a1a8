/** Why a membership is suspended. */
export const SUSPEND_REASONS = ['suspectedFraud', 'abuse', 'complaint', 'request'] as const;
