import { describe, expect, it } from 'vitest';
import { flowScale } from './flow-scale';
import type { FlowColumn } from './flow-types';

const column = (...sizes: readonly number[]): FlowColumn => ({
  id: 'a',
  label: 'A',
  title: 'A',
  isUnfinished: false,
  notes: [],
  parts: sizes.map((size, place) => ({
    id: String(place),
    label: 'P',
    colour: 1,
    size: Math.abs(size),
    isOut: size < 0,
    text: '',
    words: '',
    href: '/',
  })),
});

describe('the scale of a chart of what comes in and goes out', () => {
  it('holds the sums of both sides between round ends, and says where the line is', () => {
    expect(flowScale([column(30, 20, -40), column(10, -15)])).toEqual({
      span: 100,
      line: 0.6,
      ticks: [-40, -20, 0, 20, 40, 60],
      to: 60,
    });
  });

  it('stands without any figure', () => {
    expect(flowScale([column(0, 0)]).span).toBe(1);
  });
});
