import type { SankeyFlow, SankeyNode } from './sankey-types';

/** A bar of a node: its top and its height. */
export type SankeyBar = { readonly top: number; readonly height: number };

/** A ribbon: tops of both ends, and how thick it is. */
export type SankeyRibbon = {
  readonly flow: SankeyFlow;
  readonly fromTop: number;
  readonly toTop: number;
  readonly thickness: number;
};

export type SankeyLayout = {
  readonly height: number;
  readonly left: ReadonlyMap<string, SankeyBar>;
  readonly right: ReadonlyMap<string, SankeyBar>;
  readonly ribbons: readonly SankeyRibbon[];
};

/** Room that a name and its figure take. */
const LEAST_ROW = 44;
const LEAST_BAR = 18;
/** What all ribbons of a side together may be thick. */
const RIBBONS = 200;
const LEAST_RIBBON = 2;

/**
 * Puts nodes below one another, each as high as its ribbons and its name need, and ribbons on their bars in the order of their other
 * ends, so that those of one node do not cross. Ribbons of a few are drawn thicker than they are: they are to be hit.
 */
export function sankeyLayout(
  nodes: readonly SankeyNode[],
  flows: readonly SankeyFlow[],
): SankeyLayout {
  const total = flows.reduce((all, { size }) => all + size, 0);
  const thicknessOf = ({ size }: SankeyFlow) => Math.max(LEAST_RIBBON, (size / total) * RIBBONS);
  const sumOf = (end: 'from' | 'to', id: string) =>
    flows.reduce((all, flow) => (flow[end] === id ? all + thicknessOf(flow) : all), 0);
  const left = new Map<string, SankeyBar>();
  const right = new Map<string, SankeyBar>();
  let top = 0;
  for (const { id, left: leftFigure, right: rightFigure } of nodes) {
    const heights = [sumOf('from', id), sumOf('to', id)].map((sum) => Math.max(sum, LEAST_BAR));
    const [ofLeft = LEAST_BAR, ofRight = LEAST_BAR] = heights;
    const row = Math.max(LEAST_ROW, ofLeft + 12, ofRight + 12);
    // A place with neither ribbons nor a figure on a side does not stand there.
    if (leftFigure !== null || sumOf('from', id) > 0) {
      left.set(id, { top: top + (row - ofLeft) / 2, height: ofLeft });
    }
    if (rightFigure !== null || sumOf('to', id) > 0) {
      right.set(id, { top: top + (row - ofRight) / 2, height: ofRight });
    }
    top += row;
  }
  const place = new Map(nodes.map(({ id }, at) => [id, at]));
  const starts = stacked(flows, { end: 'from', other: 'to', bars: left, place, thicknessOf });
  const ends = stacked(flows, { end: 'to', other: 'from', bars: right, place, thicknessOf });
  return {
    height: top,
    left,
    right,
    ribbons: flows.map((flow) => ({
      flow,
      fromTop: starts.get(flow.id) ?? 0,
      toTop: ends.get(flow.id) ?? 0,
      thickness: thicknessOf(flow),
    })),
  };
}

type Stacking = {
  readonly end: 'from' | 'to';
  readonly other: 'from' | 'to';
  readonly bars: ReadonlyMap<string, SankeyBar>;
  readonly place: ReadonlyMap<string, number>;
  readonly thicknessOf: (flow: SankeyFlow) => number;
};

/** The top of each flow on the bars of one side. */
function stacked(
  flows: readonly SankeyFlow[],
  { end, other, bars, place, thicknessOf }: Stacking,
): ReadonlyMap<string, number> {
  const tops = new Map<string, number>();
  const filled = new Map<string, number>();
  const byOther = flows.toSorted(
    (one, next) => (place.get(one[other]) ?? 0) - (place.get(next[other]) ?? 0),
  );
  for (const flow of byOther) {
    const bar = bars.get(flow[end]);
    const from = filled.get(flow[end]) ?? bar?.top ?? 0;
    tops.set(flow.id, from);
    filled.set(flow[end], from + thicknessOf(flow));
  }
  return tops;
}
