/** Lists that can be taken away as a file, by the names of their files. */
export const EXPORTED_LISTS = [
  'members',
  'cards',
  'segments',
  'imports',
  'tasks',
  'mechanics',
  'coupons',
  'outbox',
  'audit',
] as const;
export type ExportedList = (typeof EXPORTED_LISTS)[number];

/** Why a list that tells of people is taken away as a file. */
export const EXPORT_PURPOSES = ['stocktaking', 'printing', 'report', 'request', 'audit'] as const;

/** Most rows of one piece of a file: small enough to stand in memory, large enough to be quick. */
export const PIECE_MAX = 5_000;
