import {
  DRAFT_FIELDS,
  type DraftField,
  draftOf,
  isIdentity,
  type MemberDraft,
} from './member-draft';
import type { MemberForm } from './member-form';

/** Whose value of a field is kept. */
export type Side = 'theirs' | 'mine';

type Value = string | number | null;

/** A field in which the two versions differ. */
export type Difference = {
  readonly field: DraftField;
  readonly theirs: Value;
  readonly mine: Value;
  /** The side that alone changed it; null when both did, and a person must choose. */
  readonly proposed: Side | null;
};

type Versions = {
  /** What the editor began with. */
  readonly base: MemberForm;
  readonly mine: MemberDraft;
  /** What stands now. */
  readonly now: MemberForm;
};

function shown(member: MemberForm, field: DraftField): Value {
  return isIdentity(field) ? member.identities[field] : member.details[field];
}

/**
 * Where an edit and what somebody else saved meanwhile differ. Contacts are compared masked, which may hide a change:
 * whoever typed a new one always chooses.
 */
export function findDifferences({ base, mine, now }: Versions): Difference[] {
  const start = draftOf(base);
  return DRAFT_FIELDS.flatMap((field): Difference[] => {
    const [was, theirs] = [shown(base, field), shown(now, field)];
    const isMine = mine[field] !== start[field];
    const isTheirs = theirs !== was;
    const value = isMine || !isIdentity(field) ? mine[field] : was;
    if (value === theirs || (!isMine && !isTheirs)) return [];
    const mustChoose = isMine && (isTheirs || (isIdentity(field) && was !== ''));
    const proposed = mustChoose ? null : isMine ? 'mine' : 'theirs';
    return [{ field, theirs, mine: value, proposed }];
  });
}

/** The draft after each choice, to be saved over `now`. A field without a difference is what stands now. */
export function resolveConflict(
  { mine, now }: Omit<Versions, 'base'>,
  choices: ReadonlyMap<DraftField, Side>,
): MemberDraft {
  const chosen = DRAFT_FIELDS.filter((field) => choices.get(field) === 'mine');
  return {
    ...draftOf(now),
    ...Object.fromEntries(chosen.map((field) => [field, mine[field]])),
  };
}
