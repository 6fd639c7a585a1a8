import { describe, expect, test } from 'vitest';
import { eanCheckDigit } from '@/lib/domain/cards/check-digits';
import { isDay } from '@/lib/domain/shared/calendar';
import { standardCardNumber } from './card-number';
import { dayNumber } from './day';
import { latinSlug } from './latin-slug';
import { drawPerson } from './person';
import { Random } from './random';

const SPAN = { from: dayNumber('2023-06-01'), to: dayNumber('2026-06-30') };
const PEOPLE = Array.from({ length: 20_000 }, (_, at) =>
  drawPerson(new Random(1, at + 1), at + 1, SPAN),
);

describe('card numbers', () => {
  test.each([
    ['400638133393', 1],
    ['978030640615', 7],
    ['590123412345', 7],
  ])('EAN-13 of %s ends in %i', (digits, check) => {
    expect(eanCheckDigit(digits)).toBe(check);
  });

  test('a first and a replacement card differ and have 13 digits', () => {
    expect(standardCardNumber(7, false)).toMatch(/^2980\d{9}$/);
    expect(standardCardNumber(7, true)).not.toBe(standardCardNumber(7, false));
  });
});

describe('demo people', () => {
  test('each phone, e-mail, external id and card number belongs to one', () => {
    const values = PEOPLE.flatMap((p) => [
      p.phone,
      p.email,
      p.externalId,
      ...p.cards.map((card) => card.number),
    ]).filter((value) => value !== null);
    expect(new Set(values).size).toBe(values.length);
  });

  test('phones are E.164, e-mails plain and lower case, birthdays real days', () => {
    const wrong = PEOPLE.filter(
      ({ phone, email, birthOn }) =>
        !/^\+797[2-6]\d{7}$/.test(phone ?? '+79720000000') ||
        !/^[a-z0-9.-]+@example\.(com|org|net)$/.test(email ?? 'none@example.com') ||
        (birthOn !== null && !isDay(birthOn)),
    );
    expect(wrong).toEqual([]);
  });

  test('some were born on 29 February, some have no known birthday', () => {
    expect(PEOPLE.filter((p) => p.birthOn?.endsWith('-02-29')).length).toBeGreaterThan(3);
    expect(PEOPLE.filter((p) => p.birthOn === null && p.kind === 'person').length).toBeGreaterThan(
      0,
    );
  });

  test('names come in both alphabets, mostly Cyrillic; staff and organisations are few', () => {
    const latin = PEOPLE.filter((p) => /^[A-Za-z]/.test(p.lastName)).length / PEOPLE.length;
    expect(latin).toBeGreaterThan(0.03);
    expect(latin).toBeLessThan(0.08);
    const others = PEOPLE.filter((p) => p.kind !== 'person').length / PEOPLE.length;
    expect(others).toBeGreaterThan(0.01);
    expect(others).toBeLessThan(0.05);
  });

  test('«Гульнара» becomes gulnara, «Ләйлә» layla', () => {
    expect(latinSlug('Гульнара')).toBe('gulnara');
    expect(latinSlug('Ләйлә')).toBe('layla');
    expect(latinSlug('Müller')).toBe('muller');
    expect(latinSlug("O'Brien")).toBe('obrien');
  });
});
