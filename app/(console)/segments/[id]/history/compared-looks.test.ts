import { expect, it } from 'vitest';
import type { ShownRefresh } from '@/lib/domain/segments/segment-page';
import { comparedLooks } from './compared-looks';

const look = (refreshNo: number, asOfOn: string): ShownRefresh => ({
  refreshNo,
  cause: 'refresh',
  version: 1,
  asOfOn,
  refreshedAt: new Date(`${asOfOn}T01:00:00Z`),
  members: 1,
  entered: 0,
  gone: 0,
  tookMs: 1,
});
const LOOKS = [
  look(4, '2026-03-04'),
  look(3, '2026-03-02'),
  look(2, '2026-03-02'),
  look(1, '2026-03-01'),
];
const numbers = (asked: Partial<Parameters<typeof comparedLooks>[1]>) => {
  const found = comparedLooks(LOOKS, { from: null, to: null, look: 0, ...asked });
  return found && [found.before.refreshNo, found.last.refreshNo];
};

it('the last look is compared with the one before when nothing is asked', () => {
  expect(numbers({})).toEqual([3, 4]);
});

it('a day means its last look, or the last one before it', () => {
  expect(numbers({ from: '2026-03-02', to: '2026-03-03' })).toEqual([2, 3]);
  expect(numbers({ from: '2026-03-01', to: '2026-03-04' })).toEqual([1, 4]);
});

it('before there was a look, the first one stands for the day', () => {
  expect(numbers({ from: '2025-01-01' })).toEqual([1, 4]);
});

it('one look is compared with the one before it, the first with none', () => {
  expect(numbers({ look: 2 })).toEqual([1, 2]);
  expect(numbers({ look: 1 })).toBeNull();
  expect(comparedLooks([], { from: null, to: null, look: 0 })).toBeNull();
});
