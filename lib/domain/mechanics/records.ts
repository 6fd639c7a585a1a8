/**
 * What became of an award. `waiting`: it is credited once a confirmed channel took its message, else `dropped`. `heldOut`: everything
 * spoke for it, and the member is of those who get nothing, to be compared with. `takenBack`: what it rested on was gone again.
 */
export const AWARD_STATES = ['given', 'waiting', 'dropped', 'takenBack', 'heldOut'] as const;
export type AwardState = (typeof AWARD_STATES)[number];

/** Why an award that waited was dropped. */
export const AWARD_DROPS = ['messageNotSent', 'notNow', 'late'] as const;
export type AwardDrop = (typeof AWARD_DROPS)[number];

/** Longest key of an occurrence. */
export const OCCURRENCE_MAX = 120;

/**
 * What the counts of a day name those by whom the night found and left at once, for they are not in the audience or are left out: members, beside
 * refusals of occasions, for whether they had one was not asked.
 */
export const OUTSIDE = 'outside';
