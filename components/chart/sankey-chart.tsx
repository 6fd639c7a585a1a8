import NextLink from 'next/link';
import { cx } from '../ui/cx';
import { spreadLabels } from './chart-geometry';
import { type SankeyBar, type SankeyRibbon, sankeyLayout } from './sankey-layout';
import type { SankeyFlow, SankeyNode } from './sankey-types';

type Props = {
  /** What the chart says, in words. */
  readonly label: string;
  readonly nodes: readonly SankeyNode[];
  readonly flows: readonly SankeyFlow[];
};

const LABEL_HEIGHT = 18;
/** So many ribbons carry their figure; all carry it for screen readers and in the table. */
const LABELLED = 6;
/** The drawing is so many units wide, whatever its width on screen. */
const WIDTH = 100;
const HALF = WIDTH / 2;
const RIBBONS = {
  up: 'fill-(--div-5) stroke-(--div-7) group-hover:fill-(--div-6)',
  down: 'fill-(--div-3) stroke-(--div-1) group-hover:fill-(--div-2)',
} as const;

function ribbonPath({ fromTop, toTop, thickness }: SankeyRibbon): string {
  const [fromEnd, toEnd] = [fromTop + thickness, toTop + thickness];
  return `M0 ${fromTop}C${HALF} ${fromTop} ${HALF} ${toTop} ${WIDTH} ${toTop}V${toEnd}C${HALF} ${toEnd} ${HALF} ${fromEnd} 0 ${fromEnd}Z`;
}

/**
 * What goes from places on the left to places on the right, as ribbons as thick as it is much. Each ribbon is a link to what it is made
 * of. What stays is not drawn.
 */
export function SankeyChart({ label, nodes, flows }: Props) {
  const { height, left, right, ribbons } = sankeyLayout(nodes, flows);
  const labelled = ribbons
    .toSorted((one, other) => other.flow.size - one.flow.size)
    .slice(0, LABELLED);
  const tops = spreadLabels(
    labelled.map(({ flow, fromTop, toTop, thickness }) => ({
      id: flow.id,
      y: (fromTop + toTop + thickness) / 2,
    })),
    LABEL_HEIGHT,
  );
  return (
    <figure
      aria-label={label}
      className="grid grid-cols-[auto_8px_minmax(96px,1fr)_8px_auto] gap-x-2"
    >
      <Names nodes={nodes} side="left" bars={left} height={height} />
      <Bars nodes={nodes} bars={left} height={height} />
      <div className="relative -mx-2" style={{ height }}>
        <svg
          viewBox={`0 0 ${WIDTH} ${height}`}
          preserveAspectRatio="none"
          width="100%"
          height={height}
          className="block overflow-visible"
        >
          <title>{label}</title>
          {ribbons.map((ribbon) => (
            <Ribbon key={ribbon.flow.id} ribbon={ribbon} />
          ))}
        </svg>
        {labelled.map(({ flow }) => (
          <span
            key={flow.id}
            aria-hidden="true"
            className="pointer-events-none absolute left-1/2 -translate-x-1/2 -translate-y-1/2 rounded-status bg-canvas/70 px-1 text-xs font-semibold whitespace-nowrap"
            style={{ top: tops.get(flow.id) }}
          >
            {flow.text}
          </span>
        ))}
      </div>
      <Bars nodes={nodes} bars={right} height={height} />
      <Names nodes={nodes} side="right" bars={right} height={height} />
    </figure>
  );
}

function Ribbon({ ribbon }: { readonly ribbon: SankeyRibbon }) {
  const { flow } = ribbon;
  const path = (
    <path
      d={ribbonPath(ribbon)}
      vectorEffect="non-scaling-stroke"
      className={cx(
        'stroke-1 group-focus-visible:stroke-3 group-focus-visible:stroke-ink',
        RIBBONS[flow.tone],
      )}
    >
      <title>{flow.words}</title>
    </path>
  );
  if (flow.href === undefined) return <g className="group">{path}</g>;
  return (
    <NextLink
      href={flow.href}
      prefetch={false}
      aria-label={flow.words}
      className="group outline-none"
    >
      {path}
    </NextLink>
  );
}

type SideProps = {
  readonly nodes: readonly SankeyNode[];
  readonly bars: ReadonlyMap<string, SankeyBar>;
  readonly height: number;
};

function Bars({ nodes, bars, height }: SideProps) {
  return (
    <svg width="8" height={height} aria-hidden="true" className="block">
      {nodes
        .filter(({ id }) => bars.has(id))
        .map(({ id, barClass }) => (
          <rect
            key={id}
            width="8"
            rx="1"
            y={bars.get(id)?.top}
            height={bars.get(id)?.height}
            className={barClass}
          />
        ))}
    </svg>
  );
}

function Names({ nodes, side, bars, height }: SideProps & { readonly side: 'left' | 'right' }) {
  return (
    // The widest name makes the column: the others are laid over it.
    <ul className={cx('grid text-sm', side === 'left' && 'text-right')} style={{ height }}>
      {nodes
        .filter(({ id }) => bars.has(id))
        .map((node) => {
          const bar = bars.get(node.id);
          const figure = node[side];
          return (
            <li
              key={node.id}
              className="col-start-1 row-start-1 h-fit -translate-y-1/2"
              style={{ marginTop: (bar?.top ?? 0) + (bar?.height ?? 0) / 2 }}
            >
              {node.label}
              {figure !== null && <div className="text-xs text-ink-2">{figure}</div>}
            </li>
          );
        })}
    </ul>
  );
}
