import type { ShownVersion } from '../rules/rule-page';
import { nextAfter, versionOn } from '../rules/standing';
import type { LadderJson } from './ladder';
import type { LadderPage } from './ladder-page';

/** A version of a ladder with what it says. */
export type LadderVersion = Omit<ShownVersion, 'definition'> & { readonly definition: LadderJson };

const isLadder = (version: ShownVersion): version is LadderVersion =>
  version.definition.kind === 'tiers';

/** The versions of a ladder, by what they are on its page. */
export type LadderStanding = {
  /** In force today. */
  readonly live: LadderVersion | null;
  /** Approved, from a later day on. */
  readonly next: LadderVersion | null;
  /** A draft, or in review. */
  readonly undecided: LadderVersion | null;
  /** What a next version begins with: the last one approved, or the last one written. */
  readonly basis: LadderVersion | null;
  readonly versions: readonly LadderVersion[];
};

/** What holds, what comes and what waits of a ladder. */
export function ladderStanding({ versions: all, todayOn }: LadderPage): LadderStanding {
  const versions = all.filter(isLadder);
  const live = versionOn(versions, todayOn);
  const next = nextAfter(versions, todayOn);
  const undecided = versions.find(({ state }) => state === 'draft' || state === 'inReview') ?? null;
  return { live, next, undecided, basis: next ?? live ?? versions[0] ?? null, versions };
}
