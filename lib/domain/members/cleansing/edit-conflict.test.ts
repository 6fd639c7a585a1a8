import { describe, expect, it } from 'vitest';
import { findDifferences, resolveConflict } from './edit-conflict';
import { draftOf } from './member-draft';
import { EMPTY_DETAILS, type MemberForm } from './member-form';

const base: MemberForm = {
  memberId: 7,
  code: 'MBR-7',
  version: 3,
  details: { ...EMPTY_DETAILS, lastName: 'Орлова', city: 'Казань' },
  identities: { phone: '+7 917 •••-••-55', email: '', external: '' },
  attributes: { pet: '1', size: '42' },
  contactPersons: [{ personNo: 1, name: 'Ирина', role: 'бухгалтер', phone: '+7 9•••', email: '' }],
};
const later = (change: Partial<MemberForm>): MemberForm => ({ ...base, version: 4, ...change });

describe('two editors of one member', () => {
  it('who changed other fields lose nothing: each keeps what they alone changed', () => {
    const mine = { ...draftOf(base), city: 'Москва' };
    const now = later({ details: { ...base.details, lastName: 'Соколова' } });
    const found = findDifferences({ base, mine, now });
    expect(found).toEqual([
      { field: 'lastName', theirs: 'Соколова', mine: 'Орлова', proposed: 'theirs' },
      { field: 'city', theirs: 'Казань', mine: 'Москва', proposed: 'mine' },
    ]);
    const draft = resolveConflict(
      { base, mine, now },
      new Map(found.map(({ field, proposed }) => [field, proposed ?? 'theirs'])),
    );
    expect(draft).toMatchObject({ lastName: 'Соколова', city: 'Москва', phone: null });
  });

  it('who changed one field differently must choose', () => {
    const mine = { ...draftOf(base), city: 'Москва' };
    const now = later({ details: { ...base.details, city: 'Уфа' } });
    expect(findDifferences({ base, mine, now })).toEqual([
      { field: 'city', theirs: 'Уфа', mine: 'Москва', proposed: null },
    ]);
  });

  it('who typed the same have nothing to choose', () => {
    const mine = { ...draftOf(base), city: 'Уфа' };
    expect(
      findDifferences({ base, mine, now: later({ details: { ...base.details, city: 'Уфа' } }) }),
    ).toEqual([]);
  });

  it('a new phone is always chosen, for a mask may hide that the other changed it too', () => {
    const mine = { ...draftOf(base), phone: '+79170000055' };
    expect(findDifferences({ base, mine, now: later({}) })).toEqual([
      { field: 'phone', theirs: '+7 917 •••-••-55', mine: '+79170000055', proposed: null },
    ]);
  });

  it('a phone left alone follows the other editor', () => {
    const mine = draftOf(base);
    const now = later({ identities: { ...base.identities, phone: '+7 999 •••-••-11' } });
    expect(findDifferences({ base, mine, now })).toEqual([
      {
        field: 'phone',
        theirs: '+7 999 •••-••-11',
        mine: '+7 917 •••-••-55',
        proposed: 'theirs',
      },
    ]);
    expect(resolveConflict({ base, mine, now }, new Map([['phone', 'theirs']])).phone).toBeNull();
  });

  it('attributes are merged one by one: only the one that both changed is asked for', () => {
    const mine = { ...draftOf(base), attributes: { pet: '2', size: '43', club: 'yes' } };
    const now = later({ attributes: { pet: '3', size: '42' } });
    const found = findDifferences({ base, mine, now });
    expect(found).toEqual([
      { field: 'attributes.pet', theirs: '3', mine: '2', proposed: null },
      { field: 'attributes.size', theirs: '42', mine: '43', proposed: 'mine' },
      { field: 'attributes.club', theirs: '', mine: 'yes', proposed: 'mine' },
    ]);
    const choices = new Map(found.map(({ field, proposed }) => [field, proposed ?? 'theirs']));
    expect(resolveConflict({ base, mine, now }, choices).attributes).toEqual({
      pet: '3',
      size: '43',
      club: 'yes',
    });
  });

  it('contact persons that changed meanwhile are chosen as a whole; else mine stay', () => {
    const [irina] = draftOf(base).contactPersons;
    const added = { personNo: null, name: 'Пётр', role: '', phone: '', email: '' };
    const mine = { ...draftOf(base), contactPersons: irina ? [irina, added] : [] };
    const calm = later({ details: { ...base.details, city: 'Уфа' } });
    expect(resolveConflict({ base, mine, now: calm }, new Map()).contactPersons).toHaveLength(2);
    const now = later({ contactPersons: [] });
    const found = findDifferences({ base, mine, now });
    expect(found).toEqual([
      { field: 'contactPersons', theirs: '', mine: 'Ирина (бухгалтер), Пётр', proposed: null },
    ]);
    expect(resolveConflict({ base, mine, now }, new Map()).contactPersons).toEqual([]);
    const kept = resolveConflict({ base, mine, now }, new Map([['contactPersons', 'mine']]));
    expect(kept.contactPersons.map(({ personNo, phone }) => [personNo, phone])).toEqual([
      [null, ''],
      [null, ''],
    ]);
  });
});
