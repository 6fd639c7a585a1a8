import type { KeptProfile } from './kept-merge';
import { MERGE_FIELDS, type MergeField } from './merge-fields';

/** Whose value stays in each field; left out: of the one who stays. */
export type MergeChoices = Partial<Readonly<Record<MergeField, 'survivor' | 'loser'>>>;

/** The parts of a profile that a field of a merge stands for. */
const PARTS: Readonly<Record<MergeField, readonly (keyof KeptProfile)[]>> = {
  lastName: ['lastName'],
  firstName: ['firstName'],
  middleName: ['middleName'],
  birthOn: ['birthOn'],
  phone: ['phone'],
  email: ['email'],
  address: ['city', 'postalCode', 'address'],
  language: ['language'],
  preferredStore: ['preferredStoreId'],
};

const isEmpty = (value: string | number | null): boolean => value === '' || value === null;

/** The profile of the one who stays: chosen field by field; what only one says stays whoever said it. */
export function mergedProfile(
  survivor: KeptProfile,
  loser: KeptProfile,
  choices: MergeChoices,
): KeptProfile {
  const takes = (field: MergeField): boolean => {
    const mine = PARTS[field].every((part) => isEmpty(survivor[part]));
    const theirs = PARTS[field].every((part) => isEmpty(loser[part]));
    return !theirs && (mine || choices[field] === 'loser');
  };
  const taken = MERGE_FIELDS.filter(takes).flatMap((field) => PARTS[field]);
  return { ...survivor, ...Object.fromEntries(taken.map((part) => [part, loser[part]])) };
}

/**
 * The profile of the one who stayed when a merge is undone: what the merge took goes back to what it was; what somebody
 * changed since stays.
 */
export function unmergedProfile(
  now: KeptProfile,
  { survivor, loser }: { readonly survivor: KeptProfile; readonly loser: KeptProfile },
): KeptProfile {
  const back = Object.values(PARTS)
    .flat()
    .filter((part) => now[part] === loser[part] && survivor[part] !== loser[part]);
  return { ...now, ...Object.fromEntries(back.map((part) => [part, survivor[part]])) };
}
