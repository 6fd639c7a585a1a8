import { describe, expect, it } from 'vitest';
import { CONDITIONS_MAX } from './limits';
import { readDefinition } from './read-definition';

const share = { is: 'share', percent: 50 };
const group = (...items: unknown[]) => ({ join: 'all', items });
const including = (include: unknown) => readDefinition({ version: 1, include, exclude: null });

describe('a definition of a segment from outside', () => {
  it('is read as it stands, with nothing said too', () => {
    expect(including(group(share, { join: 'any', items: [share] })).problem).toBeNull();
    expect(including(null).definition).toEqual({ version: 1, include: null, exclude: null });
  });

  const cyclic = group(share);
  cyclic.items.push(cyclic);
  it.each([
    ['nothing', undefined, 'malformed', ''],
    ['a text', 'members', 'malformed', ''],
    ['a list', [], 'malformed', ''],
    ['another version', { version: 2, include: null, exclude: null }, 'unknown_version', 'version'],
    ['no exclusion said', { version: 1, include: null }, 'malformed', 'exclude'],
    ['more than is known', { version: 1, include: null, exclude: null, limit: 3 }, 'malformed', ''],
  ])('%s is refused', (_, raw, code, at) => {
    expect(readDefinition(raw).problem).toEqual({ code, at });
  });

  it.each([
    ['a condition in the place of a group', share, 'malformed', 'include'],
    ['a group of nothing', group(), 'empty_group', 'include'],
    ['a group with more to it', { ...group(share), not: true }, 'malformed', 'include'],
    ['another join', { join: 'none', items: [share] }, 'malformed', 'include'],
    [
      'a condition that is not known',
      group(share, { is: 'zodiac' }),
      'unknown_condition',
      'include.items.1',
    ],
    [
      'the name of what every object has',
      group({ is: 'constructor' }),
      'unknown_condition',
      'include.items.0',
    ],
    ['a slot that is not filled', group({ is: 'tier' }), 'wrong_slot', 'include.items.0.tiers'],
    ['a slot that it has not', group({ ...share, sql: 'true' }), 'wrong_slot', 'include.items.0'],
    [
      'a value of another kind',
      group({ is: 'tier', tiers: ['1'] }),
      'wrong_slot',
      'include.items.0.tiers.0',
    ],
    [
      'a day that there is not',
      group({ is: 'joined', window: { kind: 'days', from: '2023-02-29' } }),
      'wrong_slot',
      'include.items.0.window.from',
    ],
    [
      'a day before any of the programme',
      group({ is: 'lastBought', window: { kind: 'days', to: '0000-01-01' } }),
      'wrong_slot',
      'include.items.0.window.to',
    ],
    [
      'a day after any of the programme',
      group({ is: 'messageSent', window: { kind: 'days', to: '9999-12-31' } }),
      'wrong_slot',
      'include.items.0.window.to',
    ],
    [
      'an age that nobody reaches',
      group({ is: 'age', years: { from: 2026 } }),
      'wrong_slot',
      'include.items.0.years.from',
    ],
    [
      'a range that ends before it begins',
      group({ is: 'bought', spent: { from: '20', to: '3' } }),
      'wrong_slot',
      'include.items.0.spent',
    ],
    [
      'groups one too deep',
      group(group(group(group(share)))),
      'too_deep',
      'include.items.0.items.0.items.0',
    ],
    ['a group within itself', cyclic, 'too_deep', 'include.items.1.items.1.items.1'],
    [
      'one condition too many',
      group(...Array.from({ length: 3 }, () => group(...Array.from({ length: 21 }, () => share)))),
      'too_many',
      'include.items.2.items.18',
    ],
    [
      'a list without end',
      group(...Array.from({ length: CONDITIONS_MAX + 1 }, () => share)),
      'too_many',
      'include',
    ],
  ])('%s is refused where it stands', (_, include, code, at) => {
    expect(including(include).problem).toEqual({ code, at });
  });
});
