import { expect, it } from 'vitest';
import { asOfDay } from './as-of-day';
import { planRetention } from './reports/retention/plan';

const state = { asOfOn: '2026-11-20', latestOn: '2026-11-21' };

it('takes the day asked for, up to the latest there is, else the other one', () => {
  expect(asOfDay('2026-03-15', state, '2026-11-20')).toBe('2026-03-15');
  expect(asOfDay('2026-11-21', state, '2026-11-20')).toBe('2026-11-21');
  expect(asOfDay(undefined, state, '2026-11-20')).toBe('2026-11-20');
});

it('refuses a day still to come, and names the parameter', () => {
  const refusal = expect.objectContaining({ code: 'invalid_input', details: { fields: ['asOf'] } });
  expect(() => asOfDay('2026-11-22', state, '2026-11-20')).toThrow(refusal);
  expect(() => planRetention({ asOf: '2027-01-01' }, state)).toThrow(refusal);
});
