import type { ContactPersonDraft } from '../contact-persons';
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

/** A custom attribute among the fields: by its key. */
export type AttributeField = `attributes.${string}`;

/** What two editors can disagree about: a field, an attribute, or the list of contact persons as a whole. */
export type ConflictField = DraftField | AttributeField | 'contactPersons';

type Value = string | number | null;

/** A field in which the two versions differ. */
export type Difference = {
  readonly field: ConflictField;
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

const PREFIX = 'attributes.';

function keyOf(field: ConflictField): string | null {
  return field.startsWith(PREFIX) ? field.slice(PREFIX.length) : null;
}

function shown(member: MemberForm, field: DraftField): Value {
  return isIdentity(field) ? member.identities[field] : member.details[field];
}

function fieldDifferences({ base, mine, now }: Versions): Difference[] {
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

function attributeDifferences({ base, mine, now }: Versions): Difference[] {
  const keys = new Set([mine, base, now].flatMap(({ attributes }) => Object.keys(attributes)));
  return [...keys].flatMap((key): Difference[] => {
    const of = ({ attributes }: { attributes: Readonly<Record<string, string>> }) =>
      attributes[key] ?? '';
    const [was, theirs, own] = [of(base), of(now), of(mine)];
    if (own === theirs) return [];
    const proposed = own === was ? 'theirs' : theirs === was ? 'mine' : null;
    return [{ field: `attributes.${key}`, theirs, mine: own, proposed }];
  });
}

function peopleInWords(persons: readonly Pick<ContactPersonDraft, 'name' | 'role'>[]): string {
  return persons.map(({ name, role }) => (role === '' ? name : `${name} (${role})`)).join(', ');
}

function personDifferences({ base, mine, now }: Versions): Difference[] {
  const was = JSON.stringify(draftOf(base).contactPersons);
  const isMine = JSON.stringify(mine.contactPersons) !== was;
  const isTheirs = JSON.stringify(now.contactPersons) !== JSON.stringify(base.contactPersons);
  if (!isTheirs) return [];
  return [
    {
      field: 'contactPersons',
      theirs: peopleInWords(now.contactPersons),
      mine: peopleInWords(mine.contactPersons),
      proposed: isMine ? null : 'theirs',
    },
  ];
}

/**
 * Where an edit and what somebody else saved meanwhile differ. Contacts are compared masked, which may hide a change:
 * whoever typed a new one always chooses. Contact persons are chosen as a whole, and only where they changed meanwhile.
 */
export function findDifferences(versions: Versions): Difference[] {
  return [
    ...fieldDifferences(versions),
    ...attributeDifferences(versions),
    ...personDifferences(versions),
  ];
}

/** The draft after each choice, to be saved over `now`. A field without a difference is what stands now. */
export function resolveConflict(
  { base, mine, now }: Versions,
  choices: ReadonlyMap<ConflictField, Side>,
): MemberDraft {
  const start = draftOf(now);
  const chosen = [...choices].filter(([, side]) => side === 'mine').map(([field]) => field);
  const fields = DRAFT_FIELDS.filter((field) => chosen.includes(field));
  const keys = chosen.flatMap((field) => keyOf(field) ?? []);
  const isTheirs = JSON.stringify(now.contactPersons) !== JSON.stringify(base.contactPersons);
  const keepsMine = !isTheirs || chosen.includes('contactPersons');
  const known = new Set(now.contactPersons.map(({ personNo }) => personNo));
  return {
    ...start,
    ...Object.fromEntries(fields.map((field) => [field, mine[field]])),
    attributes: {
      ...start.attributes,
      ...Object.fromEntries(keys.map((key) => [key, mine.attributes[key] ?? ''])),
    },
    // Somebody who was taken away meanwhile is a new person again; a contact that was never seen goes with them.
    contactPersons: keepsMine
      ? mine.contactPersons.map((person) =>
          person.personNo === null || known.has(person.personNo)
            ? person
            : {
                ...person,
                personNo: null,
                phone: person.phone ?? '',
                email: person.email ?? '',
              },
        )
      : start.contactPersons,
  };
}
