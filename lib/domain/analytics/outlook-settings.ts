/** Days after which the model is fitted anew. */
export const REFIT_DAYS = 7;

/** Days that a check forecasts and compares. */
export const HELD_DAYS = 90;

/** A check looks at no more members: one in two, four, eight ... of a larger programme. */
export const HELD_MEMBERS_MAX = 60_000;

/** How often members had come back before a check, in groups; null: without end. */
export const OUTLOOK_BINS = [
  { from: 0, to: 0 },
  { from: 1, to: 1 },
  { from: 2, to: 2 },
  { from: 3, to: 3 },
  { from: 4, to: 5 },
  { from: 6, to: 8 },
  { from: 9, to: 14 },
  { from: 15, to: 24 },
  { from: 25, to: 49 },
  { from: 50, to: null },
] as const;

/** The group of who came back so often. */
export function outlookBin(repeats: number): number {
  return OUTLOOK_BINS.findLastIndex(({ from }) => repeats >= from);
}

/** The mask by which a check takes members of a programme of so many: `member_id & mask = 0`. */
export function heldMask(members: number): number {
  let mask = 0;
  while (members / (mask + 1) > HELD_MEMBERS_MAX) mask = mask * 2 + 1;
  return mask;
}

/** Chances of buying on are shown in tenths. */
export const ALIVE_BINS = 10;
