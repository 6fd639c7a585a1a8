'use client';

import NextLink from 'next/link';
import { useLocale } from 'next-intl';
import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react';
import { formatCount } from '@/lib/format/numbers';
import { cx } from '../ui/cx';
import { FlowFigures } from './flow-figures';
import { flowScale } from './flow-scale';
import type { FlowColumn, FlowPart } from './flow-types';

type Props = {
  /** What the chart says, in words. */
  readonly label: string;
  readonly columns: readonly FlowColumn[];
  readonly height?: number;
};

const DEFAULT_HEIGHT = 260;
/** More columns than this name every second one, and so on. */
const LABELS = 13;
/* Class names are written out: they are looked up, never glued. */
const FILLS = [
  '',
  'bg-series-1',
  'bg-series-2',
  'bg-series-3',
  'bg-series-4',
  'bg-series-5',
  'bg-series-6',
] as const;
const STEPS: Readonly<Record<string, readonly [columns: number, parts: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where the focus goes from a part: the next column with something, or the next part of the same. */
function nextPart(box: HTMLElement | null, key: string): HTMLElement | null {
  const step = STEPS[key];
  const from = document.activeElement;
  const own = from?.closest('[data-flow-column]');
  if (!box || !step || !own || !box.contains(own)) return null;
  const columns = [...box.querySelectorAll('[data-flow-column]')].filter((one) =>
    one.querySelector('a'),
  );
  const links = [...own.querySelectorAll<HTMLElement>('a')];
  if (step[1] !== 0) return links[links.indexOf(from as HTMLElement) + step[1]] ?? null;
  const side = columns[columns.indexOf(own) + step[0]];
  const kind = from?.getAttribute('data-flow-part');
  const same = side?.querySelector<HTMLElement>(`a[data-flow-part="${kind}"]`);
  return same ?? side?.querySelector<HTMLElement>('a') ?? null;
}

/**
 * What came in and went out by period, stacked above and below one line. Each part is a link; the tab key stops at one of them,
 * arrows reach the others; the figures of the period in reach stand beside it.
 */
export function FlowChart({ label, columns, height = DEFAULT_HEIGHT }: Props) {
  const locale = useLocale();
  const box = useRef<HTMLOListElement>(null);
  const [active, setActive] = useState<number | null>(null);
  const { span, line, ticks, to } = flowScale(columns);
  // Told beforehand, so that a page that arrives in pieces draws each column where it stays.
  const evenColumns = { gridTemplateColumns: `repeat(${columns.length}, minmax(0, 1fr))` };
  const first = columns.findIndex((column) => column.parts.some((part) => part.size > 0));
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') setActive(null);
    const next = nextPart(box.current, event.key);
    if (!next) return;
    event.preventDefault();
    for (const link of box.current?.querySelectorAll('a') ?? []) link.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }
  const shown = active === null ? undefined : columns[active];
  return (
    <div className="relative">
      <div className="relative ml-16 max-sm:ml-12" style={{ height }}>
        {ticks.map((tick) => (
          <div
            key={tick}
            aria-hidden="true"
            className={cx(
              'absolute inset-x-0 border-t',
              tick === 0 ? 'border-line-strong' : 'border-line',
            )}
            style={{ top: `${((to - tick) / span) * 100}%` }}
          >
            <span className="absolute right-full -translate-y-1/2 pr-2 text-2xs text-ink-3">
              {formatCount(Math.abs(tick), locale)}
            </span>
          </div>
        ))}
        <ol
          ref={box}
          aria-label={label}
          onKeyDown={onKeyDown}
          onMouseLeave={() => setActive(null)}
          className="absolute inset-0 grid"
          style={evenColumns}
        >
          {columns.map((column, index) => (
            <li
              key={column.id}
              data-flow-column={column.id}
              className={cx(
                'relative min-w-0',
                column.isUnfinished && 'hatch',
                active === index && 'bg-hover',
              )}
              onMouseEnter={() => setActive(index)}
              onFocus={() => setActive(index)}
              onBlur={() => setActive(null)}
            >
              {(['in', 'out'] as const).map((side) => (
                <Side
                  key={side}
                  parts={column.parts.filter(
                    (part) => part.size > 0 && part.isOut === (side === 'out'),
                  )}
                  side={side}
                  line={line}
                  span={span}
                  isStop={index === first}
                />
              ))}
            </li>
          ))}
        </ol>
        {shown !== undefined && active !== null && (
          <FlowFigures column={shown} place={(active + 0.5) / columns.length} />
        )}
      </div>
      <FlowPeriods columns={columns} style={evenColumns} />
    </div>
  );
}

type PeriodsProps = {
  readonly columns: readonly FlowColumn[];
  readonly style: CSSProperties;
};

function FlowPeriods({ columns, style }: PeriodsProps) {
  const every = Math.ceil(columns.length / LABELS);
  const last = columns.length - 1;
  return (
    <div
      aria-hidden="true"
      className="mt-1 ml-16 grid text-2xs text-ink-3 max-sm:ml-12"
      style={style}
    >
      {columns.map((column, index) => (
        <span
          key={column.id}
          className={cx(
            'min-w-0 text-center whitespace-nowrap',
            (last - index) % every !== 0 && 'invisible',
            (last - index) % (every * 2) !== 0 && 'max-sm:invisible',
          )}
        >
          <span className="inline-flex w-0 justify-center">{column.label}</span>
        </span>
      ))}
    </div>
  );
}

type SideProps = {
  readonly parts: readonly FlowPart[];
  readonly side: 'in' | 'out';
  readonly line: number;
  readonly span: number;
  /** Holds the one part the tab key stops at. */
  readonly isStop: boolean;
};

/** The parts of a column on one side of the line, from the line outwards. */
function Side({ parts, side, line, span, isStop }: SideProps) {
  return (
    <div
      className={cx(
        'pointer-events-none absolute inset-x-[14%] flex gap-px',
        side === 'in' ? 'top-0 flex-col-reverse pb-px' : 'bottom-0 flex-col pt-px',
      )}
      style={{ height: `${(side === 'in' ? line : 1 - line) * 100}%` }}
    >
      {parts.map((part, place) => (
        <NextLink
          key={part.id}
          prefetch={false}
          scroll={false}
          href={part.href}
          data-flow-part={part.id}
          tabIndex={isStop && side === 'in' && place === 0 ? 0 : -1}
          className={cx(
            'pointer-events-auto block min-h-0.5 shrink rounded-[1px] hover:brightness-90 focus-visible:z-10 dark:hover:brightness-110',
            FILLS[part.colour],
          )}
          style={{ height: `${(part.size / (span * (side === 'in' ? line : 1 - line))) * 100}%` }}
        >
          <span className="sr-only">{part.words}</span>
        </NextLink>
      ))}
    </div>
  );
}
