import { describe, expect, it } from 'vitest';
import { lastIndex, spreadLabels, valueAxis } from './chart-geometry';

const line = (values: readonly (number | null)[]) => ({ id: 'a', label: 'A', values });

describe('geometry of a line chart', () => {
  it('rounds the axis outward and can begin at zero', () => {
    expect(valueAxis([line([23, 52, null])], false).domain).toEqual([20, 55]);
    expect(valueAxis([line([23, 52])], true).domain).toEqual([0, 60]);
    expect(valueAxis([line([null])], false).domain).toEqual([0, 1]);
  });

  it('measures values that are all the same from zero, so that each has a place', () => {
    expect(valueAxis([line([217])], false).domain).toEqual([0, 250]);
    expect(valueAxis([line([-3, -3])], false).domain).toEqual([-3, 0]);
    expect(valueAxis([line([0, 0])], true).domain).toEqual([0, 1]);
  });

  it('finds where a line ends', () => {
    expect(lastIndex([1, 2, null])).toBe(1);
    expect(lastIndex([null])).toBe(-1);
  });

  it('moves labels apart only where they would cover one another', () => {
    const placed = spreadLabels(
      [
        { id: 'a', y: 100 },
        { id: 'b', y: 104 },
        { id: 'c', y: 160 },
      ],
      15,
    );
    expect(Object.fromEntries(placed)).toEqual({ a: 100, b: 115, c: 160 });
  });

  it('moves labels up again that would go below the bottom', () => {
    const labels = ['a', 'b', 'c'].map((id) => ({ id, y: 98 }));
    expect(Object.fromEntries(spreadLabels(labels, 15, 100))).toEqual({ a: 70, b: 85, c: 100 });
  });
});
