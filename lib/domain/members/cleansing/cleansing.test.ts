import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, test } from 'vitest';
import { cleanseBirthDay } from './cleanse-birth-day';
import { cleanseEmail } from './cleanse-email';
import { cleanseName, NAME_MAX_LENGTH } from './cleanse-name';
import { cleansePhone } from './cleanse-phone';

describe('a name', () => {
  test.each([
    ['ИВАНОВ', 'Иванов', ['case']],
    ['иванов', 'Иванов', ['case']],
    ['Иванов', 'Иванов', []],
    ['  Иванов ', 'Иванов', ['spaces']],
    ['анна-мария', 'Анна-Мария', ['case']],
    ['Анна – Мария', 'Анна-Мария', ['spaces']],
    ['ФОН НЕЙМАН', 'фон Нейман', ['case']],
    ['Ван', 'Ван', []],
    ['ВАН', 'Ван', ['case']],
    ['мамед оглы', 'Мамед оглы', ['case']],
    ['МАМЕД-ОГЛЫ', 'Мамед-оглы', ['case']],
    ['МакДональд', 'МакДональд', []],
    ['иВАНОВ', 'Иванов', ['case']],
    ['аННА-мАРИЯ', 'Анна-Мария', ['case']],
    ['иВ', 'иВ', []],
    ["д'Артаньян", "д'Артаньян", []],
    ["О'КОННОР", "О'Коннор", ['case']],
    ['МАР’ЯНА', "Мар'яна", ['spaces', 'case']],
    ['de la cruz', 'de la Cruz', ['case']],
    ['Анна  Мария', 'Анна Мария', ['spaces']],
    ['Ёлкин', 'Ёлкин', []],
    ['и', 'И', ['case']],
    ['', '', []],
    ['   ', '', ['spaces']],
  ])('%j is written %j', (typed, value, changes) => {
    expect(cleanseName(typed)).toEqual({ value, changes, suggestion: null, problem: null });
  });

  test.each([
    // Latin letters inside a Cyrillic word, told by their code points.
    ['Ив\u0061нов', 'Иванов'],
    ['\u0043ергеев', 'Сергеев'],
    ['\u0041нна-М\u0061рия', 'Анна-Мария'],
    // Cyrillic letters inside a Latin word.
    ['Sm\u0456th', 'Smith'],
    ['J\u043Ehn', 'John'],
    // Every letter could be either: most of them decide.
    ['\u0421\u043E\u0440\u0061', 'Сора'],
    ['\u0043\u006F\u0070\u0430', 'Copa'],
  ])('%j is mended to one alphabet: %j', (typed, value) => {
    expect(cleanseName(typed)).toMatchObject({ value, changes: ['alphabet'] });
  });

  test('mends the alphabet before the case: ИВ\u0041НОВ is Иванов', () => {
    expect(cleanseName('ИВ\u0041НОВ')).toMatchObject({
      value: 'Иванов',
      changes: ['alphabet', 'case'],
    });
  });

  test('letters that belong to one alphabet only cannot be mended', () => {
    expect(cleanseName('Ивzнов')).toMatchObject({ value: 'Ивzнов', problem: 'mixedAlphabets' });
  });

  test('words may be of different alphabets', () => {
    expect(cleanseName('Анна Maria')).toMatchObject({ value: 'Анна Maria', changes: [] });
  });

  test('an organisation keeps its case', () => {
    expect(cleanseName('ООО  РЕКА', { keepsCase: true })).toMatchObject({
      value: 'ООО РЕКА',
      changes: ['spaces'],
    });
  });

  test('120 letters are a name, 121 are not', () => {
    expect(cleanseName('Я'.repeat(NAME_MAX_LENGTH)).problem).toBeNull();
    expect(cleanseName('Я'.repeat(NAME_MAX_LENGTH + 1)).problem).toBe('tooLong');
  });

  test('cleansing twice changes nothing more', () => {
    for (const typed of ['ФОН НЕЙМАН', 'анна – мария', 'Ив\u0061нов', "О'КОННОР"]) {
      const once = cleanseName(typed).value;
      expect(cleanseName(once)).toMatchObject({ value: once, changes: [] });
    }
  });
});

describe('a phone', () => {
  const read = (text: string) => {
    const phone = parsePhoneNumberFromString(text, { defaultCountry: 'RU' });
    return phone?.isPossible() ? phone.number : null;
  };

  test.each([
    ['8 917 123-45-55', '+79171234555'],
    ['+7 (917) 123 45 55', '+79171234555'],
    ['9171234555', '+79171234555'],
    ['89171234555', '+79171234555'],
    ['+44 20 7946 0958', '+442079460958'],
    ['+375 29 123-45-67', '+375291234567'],
  ])('%j is %j', (typed, value) => {
    expect(cleansePhone(typed, read)).toMatchObject({ value, changes: ['phone'], problem: null });
  });

  test('one that is E.164 already is left alone; an empty one is none', () => {
    expect(cleansePhone('+79171234555', read).changes).toEqual([]);
    expect(cleansePhone(' ', read)).toMatchObject({ value: '', problem: null });
  });

  test.each(['917', 'нет', '8 917 123'])('%j is no phone', (typed) => {
    expect(cleansePhone(typed, read)).toMatchObject({ value: typed, problem: 'phoneUnreadable' });
  });
});

describe('an e-mail', () => {
  test('loses spaces and capitals, and says so', () => {
    expect(cleanseEmail(' Ivan@Mail.RU ')).toEqual({
      value: 'ivan@mail.ru',
      changes: ['email'],
      suggestion: null,
      problem: null,
    });
  });

  test.each([
    ['i@gmial.com', 'i@gmail.com'],
    ['i@gmail.con', 'i@gmail.com'],
    ['i@gmail.co', 'i@gmail.com'],
    ['i@gmail.ru', 'i@gmail.com'],
    ['i@yandx.ru', 'i@yandex.ru'],
    ['i@mial.ru', 'i@mail.ru'],
    ['i@maill.ru', 'i@mail.ru'],
  ])('%j stays, and %j is suggested', (typed, suggestion) => {
    expect(cleanseEmail(typed)).toMatchObject({ value: typed, suggestion, problem: null });
  });

  test.each(['i@mail.com', 'i@bk.ru', 'i@hk.ru', 'i@bereg.example.org', 'i@ya.ru'])(
    '%j is left in peace',
    (typed) => {
      expect(cleanseEmail(typed)).toMatchObject({ value: typed, suggestion: null, problem: null });
    },
  );

  test.each([
    'ivan',
    'ivan@',
    '@mail.ru',
    'a b@mail.ru',
    'i@mail',
    'i@.ru',
    'i@@mail.ru',
    'a,b@mail.ru',
  ])('%j is no address', (typed) => {
    expect(cleanseEmail(typed).problem).toBe('emailUnreadable');
  });
});

describe('a day of birth on 22 November 2026', () => {
  const TODAY = '2026-11-22';

  test.each(['1900-01-01', '1970-01-01'])('%s is unknown, and that is said', (typed) => {
    expect(cleanseBirthDay(typed, TODAY)).toMatchObject({
      value: '',
      changes: ['unknownBirth'],
      problem: null,
    });
  });

  test.each([
    ['1985-03-05', null],
    ['2000-02-29', null],
    ['2001-02-29', 'birthUnreadable'],
    ['1985-13-05', 'birthUnreadable'],
    ['2026-11-22', null],
    ['2026-11-23', 'birthInFuture'],
    ['1906-11-22', null],
    ['1905-11-23', null],
    ['1905-11-22', 'birthTooOld'],
  ])('%s: %s', (typed, problem) => {
    expect(cleanseBirthDay(typed, TODAY)).toMatchObject({ value: typed, problem });
  });
});
