import type { DemoPerson, Twin } from './person';

/** Now and then somebody joins a second time, with another phone: the page of duplicates finds both. */
const TWIN_EVERY = 499;
/** So many members earlier at most stands the one who joined before. */
const LOOKED_BACK = 24;

/** Whom this member is once more; null for nearly everybody. `draw` gives another member as they are. */
export function twinOf(memberId: number, draw: (memberId: number) => DemoPerson): Twin | null {
  if (memberId % TWIN_EVERY !== 0) return null;
  for (let back = 1; back <= LOOKED_BACK; back += 1) {
    const { kind, status, birthOn, firstName, lastName } = draw(memberId - back);
    if (kind === 'person' && status === 'active' && birthOn !== null) {
      return { firstName, lastName, birthOn };
    }
  }
  return null;
}
