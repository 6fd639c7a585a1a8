import { expect, it } from 'vitest';
import { nearPhones } from './near-phones';

const PHONE = '+79171234555';
const near = nearPhones(PHONE);

it('knows a digit that is wrong and two that changed places, in the last ten', () => {
  expect(near).toContain('+79171234556');
  expect(near).toContain('+79071234555');
  expect(near).toContain('+79172134555');
  expect(near).not.toContain(PHONE);
  expect(near).not.toContain('+89171234555');
  expect(near.every((phone) => phone.length === PHONE.length)).toBe(true);
  // Nine other digits at ten places, and seven pairs of neighbours that differ.
  expect(near).toHaveLength(97);
});
