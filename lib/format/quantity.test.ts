import { expect, it } from 'vitest';
import { formatQuantity } from './quantity';

it('writes thousandths as people read quantities', () => {
  expect(formatQuantity(2000n, 'en')).toBe('2');
  expect(formatQuantity(350n, 'ru')).toBe('0,35');
  expect(formatQuantity(-1500n, 'en')).toBe('\u22121.5');
});
