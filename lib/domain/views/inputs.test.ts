import { expect, it } from 'vitest';
import { viewNameInput, viewPageInput } from './inputs';

it('takes pages of the console that stand under one name', () => {
  const takes = (path: string) => viewPageInput.safeParse(path).success;
  expect(['/members', '/analytics/retention', '/settings/audit'].map(takes)).toEqual([
    true,
    true,
    true,
  ]);
  const refused = [
    '/members/[id]',
    '/members/7',
    '/sign-in',
    '/api/internal/search',
    '/nowhere',
    '',
  ];
  expect(refused.filter(takes)).toEqual([]);
});

it('takes a name of one to sixty letters, without the spaces around it', () => {
  expect(viewNameInput.parse('  Золотые из Твери ')).toBe('Золотые из Твери');
  expect(viewNameInput.safeParse('   ').success).toBe(false);
  expect(viewNameInput.safeParse('x'.repeat(61)).success).toBe(false);
  expect(viewNameInput.safeParse('a\0b').success).toBe(false);
});
