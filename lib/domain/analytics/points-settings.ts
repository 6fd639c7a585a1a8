/** How long a period of movements is. Weeks begin on Monday. */
export const POINT_STEPS = ['day', 'week', 'month'] as const;
export type PointStep = (typeof POINT_STEPS)[number];

/** Months ahead whose ends are told one by one, the running one first. */
export const MONTHS_AHEAD = 13;

/** Points that end within so many days are ending soon: the running month and the next. */
export const SOON_MONTHS = 2;

/** Cohorts that are told, the running one included. */
export const COHORTS_SHOWN = 25;

/** Lives that a change of the expiry is tried with, days; `none`: points never end. */
export const TRIED_LIVES = ['180', '365', '540', 'none'] as const;
export type TriedLife = (typeof TRIED_LIVES)[number];
