import 'server-only';

/** Members near another tier, by the tier they stand on (losing) or come to (reaching). */
export type NearMembers = {
  readonly losing: ReadonlyMap<number, readonly number[]>;
  readonly reaching: ReadonlyMap<number, readonly number[]>;
};

/** So long who is near is taken as it was read: the page, its sheet, the list and the file then name the same members. */
const KEPT_MS = 5 * 60_000;
/** Days ahead and parts that are asked for at once; of more the oldest goes. */
const MOST_KEPT = 8;

type Kept = { readonly near: Promise<NearMembers>; readonly untilMs: number };

const kept = new Map<string, Kept>();

/** Who is near by a key: read once however many ask at once, and again after five minutes or a failure. */
export function keptNear(key: string, read: () => Promise<NearMembers>): Promise<NearMembers> {
  const known = kept.get(key);
  if (known !== undefined && known.untilMs > Date.now()) return known.near;
  const made: Kept = { near: read(), untilMs: Date.now() + KEPT_MS };
  kept.delete(key);
  kept.set(key, made);
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  made.near.catch(() => kept.get(key) === made && kept.delete(key));
  return made.near;
}
