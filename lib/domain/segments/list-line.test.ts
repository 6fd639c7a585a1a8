import { expect, it } from 'vitest';
import { readListLine } from './list-line';

const read = (text: string) =>
  readListLine(text, (digits) => `+7${digits.replace(/\D/g, '').slice(-10)}`)
    .map(({ kind, value }) => `${kind} ${value}`)
    .join(', ');

it('a line is read as a member number, an e-mail, a card, a phone or the id of another system', () => {
  expect(read(' mbr-20391 ')).toBe('code 20391');
  expect(read('Olga@Example.COM')).toBe('email olga@example.com');
  expect(read('2200 1234')).toBe('card 22001234, external 2200 1234');
  expect(read('+7 (912) 000-11-22')).toBe('phone +79120001122, external +7 (912) 000-11-22');
  expect(read('89120001122')).toBe('card 89120001122, phone +79120001122, external 89120001122');
  expect(read('CRM/77')).toBe('external CRM/77');
});

it('an empty line and one of 255 characters are nobody', () => {
  expect(read('  ')).toBe('');
  expect(read('x'.repeat(255))).toBe('');
});
