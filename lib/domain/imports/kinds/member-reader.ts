import { cleanseName } from '../../members/cleansing/cleanse-name';
import { type CellGetter, cellGetter, refuseRow } from '../mapping/column-access';
import type { MembersMapping } from '../mapping/mapping';
import { attributesReader } from './attribute-reader';
import { limited, optionalBirthday, optionalDay, optionalText } from './field-readers';
import { IDENTITY_READERS } from './identity-reader';
import { type ReaderContext, type RowReader, RowRefusal } from './row-reader';

/** Columns of a staged member row, in the order of its values. */
export const MEMBER_COLUMNS = [
  'external_id',
  'card',
  'phone',
  'email',
  'first_name',
  'last_name',
  'birth_on',
  'joined_on',
  'tier',
  'store',
  'attributes',
] as const;

type Getters = { readonly [Field in keyof MembersMapping['fields']]-?: CellGetter | null };

/** A reader of member rows: at least one identity in each. Names are cleansed as the form cleanses them. */
export function memberReader(
  mapping: MembersMapping,
  columns: { header: readonly string[] | null; width: number },
  context: ReaderContext,
): RowReader {
  const getter = (field: keyof MembersMapping['fields']) => {
    const source = mapping.fields[field];
    return source === undefined ? null : cellGetter(source, field, columns);
  };
  const get: Getters = {
    externalId: getter('externalId'),
    card: getter('card'),
    phone: getter('phone'),
    email: getter('email'),
    firstName: getter('firstName'),
    lastName: getter('lastName'),
    birthOn: getter('birthOn'),
    joinedOn: getter('joinedOn'),
    tier: getter('tier'),
    store: getter('store'),
  };
  const readAttributes = attributesReader(mapping, columns, context.attributes ?? []);
  const patterns = mapping.file.datePatterns;
  const { today } = context;

  const cleansed = (text: string | null) => (text === null ? null : cleanseName(text).value);

  const read = (cells: readonly string[]) => {
    const identity = (kind: keyof typeof IDENTITY_READERS, field: keyof Getters) => {
      const text = get[field]?.(cells) ?? '';
      return text === '' ? null : limited(IDENTITY_READERS[kind](text, field, context), field, 254);
    };
    const identities = [
      identity('external', 'externalId'),
      identity('card', 'card'),
      identity('phone', 'phone'),
      identity('email', 'email'),
    ];
    if (identities.every((value) => value === null)) refuseRow('identity_missing', '', '');
    const names = [
      optionalText(get.firstName, cells, 'firstName'),
      optionalText(get.lastName, cells, 'lastName'),
    ];
    const clean = names.map(cleansed);
    const values = [
      ...identities,
      ...clean,
      optionalBirthday(get.birthOn, cells, { field: 'birthOn', patterns, today }),
      optionalDay(get.joinedOn, cells, { field: 'joinedOn', patterns, today }),
      optionalText(get.tier, cells, 'tier'),
      optionalText(get.store, cells, 'store'),
      readAttributes(cells),
    ];
    return { values, isCleansed: clean.some((name, at) => name !== names[at]) };
  };

  return (cells) => {
    try {
      return { problem: null, isRounded: false, ...read(cells) };
    } catch (error) {
      if (!(error instanceof RowRefusal)) throw error;
      return { problem: error.problem, values: null, isRounded: false };
    }
  };
}
