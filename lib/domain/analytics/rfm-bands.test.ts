import { describe, expect, it } from 'vitest';
import { bandsOf } from './rfm-bands';

describe('bands between edges', () => {
  it('a value on an edge belongs to the band above it', () => {
    expect(bandsOf([12, 32, 74, 163], 0)).toEqual([
      { from: 0, to: 11 },
      { from: 12, to: 31 },
      { from: 32, to: 73 },
      { from: 74, to: 162 },
      { from: 163, to: null },
    ]);
  });

  it('an edge of 297.4 days begins at 298, equal edges leave a band without anybody', () => {
    expect(bandsOf([2, 2, 297.4], 1)).toEqual([
      { from: 1, to: 1 },
      null,
      { from: 2, to: 297 },
      { from: 298, to: null },
    ]);
  });
});
