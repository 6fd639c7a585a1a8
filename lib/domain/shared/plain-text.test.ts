import { expect, test } from 'vitest';
import { isPlainText, plainText } from './plain-text';

test('letters of every alphabet and emoji are plain text', () => {
  expect(isPlainText('Сафиуллин, 李, 👩‍👧, \n')).toBe(true);
});

test.each(['a\0b', '\ud800', 'x\udc00'])('%j is not, and is made so', (text) => {
  expect(isPlainText(text)).toBe(false);
  expect(isPlainText(plainText(text))).toBe(true);
});
