import { describe, expect, it } from 'vitest';
import { swapLayout } from './keyboard-layout';
import { phoneStarts, planSearch, wholePhoneEnding } from './search-plan';

describe('what a text may mean', () => {
  it('needs three characters', () => {
    expect(planSearch('  Ив ')).toBeNull();
    expect(planSearch('12')).toBeNull();
    expect(planSearch('%%%')).toBeNull();
    expect(planSearch('Ив.')).toBeNull();
  });

  it('a name is its folded words, in its spellings and in the other layout', () => {
    const plan = planSearch('  Щербакова, Юлия ');
    expect(plan).toMatchObject({ memberId: null, email: null, digits: null, reference: null });
    expect(plan?.names).toEqual([['shcherbakova', 'yuliya']]);
    expect(planSearch('Alexey Smirnov')?.names).toEqual([
      ['alexey', 'smirnov'],
      ['aleksei', 'smirnov'],
    ]);
    expect(planSearch('bkmlfh')?.swappedNames).toEqual([['ildar']]);
  });

  it('a number can be a member, a card, a phone or an id of another system', () => {
    expect(planSearch('5526')).toMatchObject({ memberId: 5526, digits: '5526', reference: '5526' });
    expect(planSearch('8 (917) 123-45-55')).toMatchObject({
      digits: '89171234555',
      reference: null,
    });
    expect(planSearch('mbr-20391')).toMatchObject({ memberId: 20391, digits: null });
    expect(planSearch('ЬИК-20391')?.memberId).toBe(20391);
    expect(planSearch('17850.0')).toMatchObject({ digits: '178500', reference: '17850.0' });
  });

  it('an e-mail needs only its name and the sign', () => {
    expect(planSearch('Ildar@')?.email).toBe('ildar@');
    expect(planSearch('anna b@c')?.email).toBeNull();
    expect(planSearch('anna@b@c')?.email).toBeNull();
  });

  it('an address is one word for whoever may read contacts, else the words in it', () => {
    expect(planSearch('olga.petrova@', true)?.names[0]).toEqual(['olga.petrova']);
    expect(planSearch('olga.petrova@')?.names[0]).toEqual(['olga', 'petrova']);
  });

  it('a phone is whole from ten digits on, whatever its prefix', () => {
    expect(wholePhoneEnding('89171234555')).toBe('9171234555');
    expect(wholePhoneEnding('79171234555')).toBe('9171234555');
    expect(wholePhoneEnding('917123455')).toBeNull();
    expect(wholePhoneEnding('1234567890123456')).toBeNull();
  });
});

it('the first digits of a phone are typed with its code, without it, or after an 8', () => {
  const phone = '+79742726969';
  const isFound = (digits: string) => phoneStarts(digits).some((start) => phone.startsWith(start));
  expect(['974272', '8974272', '7974272'].map(isFound)).toEqual([true, true, true]);
  expect(isFound('742726')).toBe(false);
});

describe('the other layout', () => {
  it.each([
    ['bkmlfh', 'ильдар'],
    ['[fhbnjyjd', 'харитонов'],
    ['шмфтщм', 'ivanov'],
    ['Cfabekkby', 'сафиуллин'],
  ])('%s is %s', (typed, meant) => {
    expect(swapLayout(typed)).toBe(meant);
  });
});
