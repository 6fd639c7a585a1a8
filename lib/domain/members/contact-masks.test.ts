import { expect, it } from 'vitest';
import { cardEnding, maskEmail, maskPhone, spelledCard, spelledPhone } from './contact-masks';

it('hides the middle of a phone and the name of an e-mail', () => {
  expect(maskPhone('+79171234555')).toBe('+7 917 •••-••-55');
  expect(maskPhone('+4915112345678')).toBe('+49 ••••• 78');
  expect(maskEmail('ildar.s@mail.ru')).toBe('i•••••@mail.ru');
  expect(maskEmail('broken')).toBe('•••••');
});

it('spells phones and cards as people read them', () => {
  expect(spelledPhone('+79171234555')).toBe('+7 917 123-45-55');
  expect(spelledCard('7784001033915526')).toBe('7784 0010 3391 5526');
  expect(cardEnding('7784001033915526')).toBe('5526');
});

it('a card whose holder is erased is told by what stands for its number, whole', () => {
  expect(cardEnding('#123456')).toBe('#123456');
  expect(spelledCard('#123456')).toBe('#123456');
});
