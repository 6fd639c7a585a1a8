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
const days = [
  look(5, '2026-03-04'),
  look(4, '2026-03-02'),
  look(2, '2026-03-01'),
  look(1, '2025-12-31'),
];
const LOOKS = {
  looks: [look(5, '2026-03-04'), look(4, '2026-03-02'), look(3, '2026-03-02')],
  days,
};
const numbers = (asked: Partial<Parameters<typeof comparedLooks>[1]>) => {
  const found = comparedLooks(LOOKS, { from: null, to: null, look: 0, ...asked });
  return found && [found.before.refreshNo, found.last.refreshNo];
};

it('the last look is compared with the one before when nothing is asked', () => {
  expect(numbers({})).toEqual([4, 5]);
});

it('a day means its last look, or the last one before it, earlier than the looks that are listed too', () => {
  expect(numbers({ from: '2026-03-02', to: '2026-03-03' })).toEqual([3, 4]);
  expect(numbers({ from: '2026-03-01', to: '2026-03-04' })).toEqual([2, 5]);
  expect(numbers({ from: '2026-01-15', to: '2026-03-01' })).toEqual([1, 2]);
});

it('before there was a look, the first one stands for the day', () => {
  expect(numbers({ from: '2025-01-01' })).toEqual([1, 5]);
});

it('one look is compared with the one before it, the first with none', () => {
  expect(numbers({ look: 3 })).toEqual([2, 3]);
  expect(numbers({ look: 1 })).toBeNull();
  expect(comparedLooks({ looks: [], days: [] }, { from: null, to: null, look: 0 })).toBeNull();
});
