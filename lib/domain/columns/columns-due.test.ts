import { describe, expect, it } from 'vitest';
import { areColumnsDue } from './columns-due';

const at = (time: string) => new Date(`2026-11-20T${time}:00Z`);
const state = { fileId: 'f', asOfAt: at('01:00'), receipts: 2_000_000 };
const base = {
  state,
  hasFile: true,
  receipts: 2_000_000,
  asOfOn: '2026-11-20',
  timeZone: 'Europe/Moscow',
  now: at('12:00'),
};

describe('a copy of the receipts by columns', () => {
  it('is not made of 999,999 receipts, and is made of a million', () => {
    expect(areColumnsDue({ ...base, state: null, receipts: 999_999 })).toBe(false);
    expect(areColumnsDue({ ...base, state: null, receipts: 1_000_000 })).toBe(true);
  });

  it('of today stays while 1% came since, and is followed by another when more came', () => {
    expect(areColumnsDue({ ...base, receipts: 2_020_000 })).toBe(false);
    expect(areColumnsDue({ ...base, receipts: 2_020_001 })).toBe(true);
  });

  it('is never followed by another within 30 minutes', () => {
    const many = { ...base, receipts: 9_000_000, hasFile: false };
    expect(areColumnsDue({ ...many, now: at('01:29') })).toBe(false);
    expect(areColumnsDue({ ...many, now: at('01:30') })).toBe(true);
  });

  it('is made again when its file is gone', () => {
    expect(areColumnsDue({ ...base, hasFile: false })).toBe(true);
  });

  it('of yesterday is followed by that of today once the windows have moved; the day is the programme’s', () => {
    // 20:59 and 21:01 UTC: before and after midnight in Moscow.
    const late = { ...base, state: { ...state, asOfAt: at('20:00') } };
    expect(areColumnsDue({ ...late, now: at('20:59') })).toBe(false);
    expect(areColumnsDue({ ...late, now: at('21:01') })).toBe(false);
    expect(areColumnsDue({ ...late, now: at('21:01'), asOfOn: '2026-11-21' })).toBe(true);
  });
});
