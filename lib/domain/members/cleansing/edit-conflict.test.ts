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
      { mine, now },
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
    expect(resolveConflict({ mine, now }, new Map([['phone', 'theirs']])).phone).toBeNull();
  });
});
