import { describe, expect, it } from 'vitest';
import { tellDifference } from './difference';

const BOOKS = 'entries 2 7000 0 0 last 7000 0 0 lots 7000 0';
const told = (subject: string, stored: string, found: string) =>
  tellDifference({ subject, stored, found });

describe('what the watch found, as people read it', () => {
  it.each([
    ['2 7001 0 0', BOOKS, 'balance', 7001n, 7000n],
    ['2 7000 5 0', BOOKS, 'pending', 5n, 0n],
    ['2 7000 0 3', BOOKS, 'debt', 3n, 0n],
    ['3 7000 0 0', BOOKS, 'entries', 3n, 2n],
    // Entries agree, lots do not.
    ['2 7000 0 0', 'entries 2 7000 0 0 last 7000 0 0 lots 6999 0', 'balance', 7000n, 6999n],
    ['no account', BOOKS, 'balance', null, 7000n],
  ] as const)(
    'an account with %j against %j differs in its %s',
    (stored, found, figure, kept, added) => {
      expect(told('1001', stored, found)).toEqual({
        about: 'account',
        number: null,
        figure,
        kept,
        added,
      });
    },
  );

  it('a lot differs in what is left of it, or in what is held', () => {
    expect(told('1001 lot 12', '6999 held 2000', '7000 held 2000')).toMatchObject({
      about: 'lot',
      number: 12,
      figure: 'left',
      kept: 6999n,
      added: 7000n,
    });
    expect(told('1001 lot 12', '7000 held 0', '7000 held 2000')).toMatchObject({
      figure: 'held',
      kept: 0n,
      added: 2000n,
    });
  });

  it('an entry differs from its lots, a hold from what was promised, or is not there', () => {
    expect(told('1001 entry 1', '10001', '10000')).toMatchObject({
      about: 'entry',
      number: 1,
      kept: 10001n,
      added: 10000n,
    });
    expect(told('1001 hold 4', '2001', '2000')).toMatchObject({ about: 'hold', number: 4 });
    expect(told('1001 hold 4', '2001', '')).toMatchObject({ kept: 2001n, added: null });
  });
});
