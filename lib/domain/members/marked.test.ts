import { describe, expect, it } from 'vitest';
import { markName, markValue, type Part } from './marked';
import type { MemberMatch } from './match';

/** Parts as a line, the marked ones in brackets. */
const line = (parts: readonly Part[]) =>
  parts.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');

const PHONE = '+7 917 •••-••-55';

describe('the typed part of a masked value', () => {
  it.each<[string, MemberMatch, string, boolean, string]>([
    ['+7 917 123-45-55', 'phone', PHONE, true, '[+7 917 •••-••-55]'],
    ['4555', 'phone', PHONE, false, '+7 917 •••-[••-55]'],
    ['917', 'phone', PHONE, false, '[+7 917] •••-••-55'],
    ['8 917 12', 'phone', PHONE, false, '[+7 917 ••]•-••-55'],
    ['5526', 'card', '5526', false, '[5526]'],
    ['526', 'card', '5526', false, '5[526]'],
    ['7784 0010 3391 5526', 'card', '5526', true, '[5526]'],
    ['7784', 'card', '5526', false, '5526'],
    ['ildar.s@mail.ru', 'email', 'i•••••@mail.ru', true, '[i•••••@mail.ru]'],
    ['ildar', 'email', 'i•••••@mail.ru', false, '[i•••••]@mail.ru'],
    ['ildar.s@ma', 'email', 'i•••••@mail.ru', false, '[i•••••@ma]il.ru'],
    ['brg-002', 'external', 'BRG-0020391', false, '[BRG-002]0391'],
    ['0391', 'external', 'BRG-0020391', false, 'BRG-002[0391]'],
  ])('%s by %s', (typed, matched, value, isWhole, expected) => {
    expect(line(markValue({ matched, value, isWhole }, typed))).toBe(expected);
  });

  it('never shows more than the masked value', () => {
    for (const typed of ['+7 917 123-45-55', '2345', '917123', '89171234555']) {
      const parts = markValue({ matched: 'phone', value: PHONE, isWhole: false }, typed);
      expect(parts.map(({ text }) => text).join('')).toBe(PHONE);
    }
  });
});

describe('the typed part of a name', () => {
  it.each([
    ['Сафиу', 'Ильдар [Сафиу]ллин'],
    ['safiullin', 'Ильдар [Сафиуллин]'],
    ['сафиуллин ильдар', '[Ильдар] [Сафиуллин]'],
    ['cfabekkby', 'Ильдар [Сафиуллин]'],
    ['Софиуллин', 'Ильдар Сафиуллин'],
  ])('%s', (typed, expected) => {
    expect(line(markName('Ильдар Сафиуллин', typed))).toBe(expected);
  });

  it('a letter that folds into several is marked whole', () => {
    expect(line(markName('Щербакова', 'shch'))).toBe('[Щ]ербакова');
    expect(line(markName('Щербакова', 'shche'))).toBe('[Ще]рбакова');
  });
});
