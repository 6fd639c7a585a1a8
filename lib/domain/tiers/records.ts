/** What is written down of standings. */

/** What a floor is: a tier given by a person, a longer hold of the one that is there, or the tier of a merged member. */
export const FLOOR_KINDS = ['manual', 'extension', 'merge'] as const;
export type FloorKind = (typeof FLOOR_KINDS)[number];

/**
 * What a judgement came to. `held`: proven again; `grace`: the days of grace began; `cleared`: they are over, the tier stays. `lifted` is of
 * before floors lay over standings.
 */
export const JUDGEMENTS = ['reached', 'held', 'grace', 'cleared', 'fell', 'lifted'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** What made it: a purchase or gift of the day, the night, or the past that changed (a late receipt, a return, a merge). */
export const JUDGED_BY = ['day', 'night', 'replay'] as const;
export type JudgedBy = (typeof JUDGED_BY)[number];

/** How a member came to be on a ladder that members are put on, and how it ended. */
export const ENROLMENT_KINDS = ['staff', 'paid', 'trial'] as const;
export type EnrolmentKind = (typeof ENROLMENT_KINDS)[number];

/** Longest remark beside a floor, in characters. */
export const FLOOR_REMARK_MAX = 500;
