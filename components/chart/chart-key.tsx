import type { ChartSeries } from './line-chart-types';
import { lineStroke } from './line-stroke';

/** Names of the lines under a chart too narrow to label them at their ends. */
export function ChartKey({ series }: { readonly series: readonly ChartSeries[] }) {
  return (
    <ul className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2 @min-[560px]:hidden">
      {series.map((line, order) =>
        line.weight === 'context' ? null : (
          <li key={line.id} className="flex items-center gap-1.5">
            <svg width="18" height="4" aria-hidden="true">
              <line x1="0" y1="2" x2="18" y2="2" {...lineStroke(line, order)} />
            </svg>
            {line.label}
          </li>
        ),
      )}
    </ul>
  );
}
