import type { ListedRule, RuleHead, RuleStanding, ShownVersion } from './rule-page';

type Dated = Pick<ShownVersion, 'startsOn' | 'endsOn' | 'state' | 'no'>;

const isLater = (one: Dated, other: Dated): boolean =>
  one.startsOn === other.startsOn ? one.no > other.no : one.startsOn > other.startsOn;

/** The approved version that holds on a day; null when there is none, or its last day is over. */
export function versionOn<V extends Dated>(versions: readonly V[], day: string): V | null {
  const begun = versions.filter(({ state, startsOn }) => state === 'approved' && startsOn <= day);
  const [first, ...others] = begun;
  if (first === undefined) return null;
  const held = others.reduce((latest, one) => (isLater(one, latest) ? one : latest), first);
  return held.endsOn !== null && held.endsOn < day ? null : held;
}

/** The approved version that begins next after a day. */
export function nextAfter<V extends Dated>(versions: readonly V[], day: string): V | null {
  const coming = versions.filter(({ state, startsOn }) => state === 'approved' && startsOn > day);
  const [soonest] = coming.map(({ startsOn }) => startsOn).toSorted();
  return soonest === undefined ? null : versionOn(coming, soonest);
}

/** How a rule stands on a day. */
export function standingOn(versions: readonly Dated[], day: string): RuleStanding {
  if (versionOn(versions, day) !== null) return 'inForce';
  const approved = versions.filter(({ state }) => state === 'approved');
  if (approved.length === 0) return 'never';
  return approved.some(({ startsOn }) => startsOn > day) ? 'coming' : 'over';
}

/** A rule as the list shows it, from its versions, the latest first; null without any. */
export function listedRule(
  head: RuleHead,
  versions: readonly ShownVersion[],
  day: string,
): ListedRule | null {
  const current = versionOn(versions, day);
  const next = nextAfter(versions, day);
  const undecided = versions.find(({ state }) => state === 'draft' || state === 'inReview') ?? null;
  const approved = versions.find(({ state }) => state === 'approved');
  const told = current ?? next ?? undecided ?? approved ?? versions[0];
  if (told === undefined) return null;
  return { ...head, standing: standingOn(versions, day), current, next, undecided, told };
}
