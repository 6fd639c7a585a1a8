import { describe, expect, test } from 'vitest';
import { encodingOfMark, encodingOfNuls, foreignContent, isUtf8 } from './encodings';
import { guessSeparator, splitSpaces } from './separators';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') =>
  new Uint8Array(Buffer.from(text, encoding));

describe('encodings', () => {
  test('byte order marks name the encoding', () => {
    expect(encodingOfMark(bytes('\ufeffid'))).toBe('utf-8');
    expect(encodingOfMark(bytes('\ufeffid', 'utf16le'))).toBe('utf-16le');
    expect(encodingOfMark(new Uint8Array([0xfe, 0xff, 0, 0x69]))).toBe('utf-16be');
    expect(encodingOfMark(bytes('id'))).toBeNull();
  });

  test('UTF-16 without a mark is known by its NULs', () => {
    expect(encodingOfNuls(bytes('id;name\n1;Иван', 'utf16le'))).toBe('utf-16le');
    const swapped = Buffer.from('id;name\n1;Иван', 'utf16le').swap16();
    expect(encodingOfNuls(new Uint8Array(swapped))).toBe('utf-16be');
    expect(encodingOfNuls(bytes('id;name'))).toBeNull();
  });

  test('a sample cut in the middle of a character is still UTF-8; windows-1251 is not', () => {
    expect(isUtf8(bytes('Иван').subarray(0, 7))).toBe(true);
    expect(isUtf8(new Uint8Array([0xc8, 0xe2, 0xe0, 0xed]))).toBe(false);
  });

  test('workbooks and binary files are told apart from text', () => {
    expect(foreignContent(new Uint8Array([0x50, 0x4b, 3, 4, 9]))).toBe('workbook');
    expect(foreignContent(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))).toBe('binary');
    expect(foreignContent(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 0]))).toBe('binary');
    expect(foreignContent(bytes('a,b\r\n1,2\t3'))).toBeNull();
    expect(foreignContent(bytes(`${'a,b\r\n1,2\n'.repeat(20)}\f`))).toBeNull();
    expect(foreignContent(bytes('id;name\n1;2', 'utf16le'))).toBeNull();
  });
});

describe('separators', () => {
  test.each([
    [['a,b,c', '1,2,3'], 'comma'],
    [['a;b;c', '1,5;2,5;3'], 'semicolon'],
    [['a\tb', '1\t2,3'], 'tab'],
    [[' 00004 0001 19970101  2   29.33', ' 00021 0002 19970101  3   63.34'], 'spaces'],
    [['"Brion, Stark",2004-12-20,32', '"Ethyl Botsford",2005-05-02,36'], 'comma'],
    [['name', 'Anna Maria', 'Ivan'], 'comma'],
    [[], 'comma'],
  ])('%j', (lines, expected) => {
    expect(guessSeparator(lines)).toBe(expected);
  });

  test('runs of spaces: leading and trailing ones make no column', () => {
    expect(splitSpaces(' 00004 0001 19970101  2   29.33 ')).toEqual([
      '00004',
      '0001',
      '19970101',
      '2',
      '29.33',
    ]);
    expect(splitSpaces('')).toEqual([]);
  });
});
