import { describe, expect, it } from 'vitest';
import { sankeyLayout } from './sankey-layout';
import type { SankeyFlow, SankeyNode } from './sankey-types';

const node = (id: string): SankeyNode => ({ id, label: id, left: null, right: null, barClass: '' });
const flow = (from: string, to: string, size: number): SankeyFlow => ({
  id: `${from}-${to}`,
  ...{ from, to, size },
  ...{ tone: 'up', text: '', words: '', href: undefined },
});

describe('the layout of a Sankey chart', () => {
  const { left, right, ribbons, height } = sankeyLayout(
    ['platinum', 'gold', 'silver', 'bronze'].map(node),
    [flow('bronze', 'silver', 1638), flow('gold', 'platinum', 163), flow('gold', 'silver', 487)],
  );
  const ribbon = (id: string) => ribbons.find((one) => one.flow.id === id);

  it('makes ribbons as thick as what goes: 1,638 and 163 as 10 to 1', () => {
    const [thick, thin] = [ribbon('bronze-silver'), ribbon('gold-platinum')];
    expect((thick?.thickness ?? 0) / (thin?.thickness ?? 1)).toBeCloseTo(1638 / 163);
  });

  it('stacks those of a node in the order of their other ends, inside its bar', () => {
    const [up, down] = [ribbon('gold-platinum'), ribbon('gold-silver')];
    const bar = left.get('gold');
    expect(up?.fromTop).toBe(bar?.top);
    expect(down?.fromTop).toBeCloseTo((up?.fromTop ?? 0) + (up?.thickness ?? 0));
    expect((down?.fromTop ?? 0) + (down?.thickness ?? 0)).toBeCloseTo(
      (bar?.top ?? 0) + (bar?.height ?? 0),
    );
    expect(ribbon('gold-silver')?.toTop).toBe(right.get('silver')?.top);
  });

  it('puts nodes below one another, none over the next', () => {
    const bars = [...right.values()];
    bars.forEach((bar, at) => {
      expect(bar.top + bar.height).toBeLessThanOrEqual(bars[at + 1]?.top ?? height);
    });
  });
});
