'use client';

import { useLocale } from 'next-intl';
import { formatChartValue } from './format-chart-value';
import type { ChartSeries, ChartValueFormat } from './line-chart-types';
import { lineStroke } from './line-stroke';

type Props = {
  readonly series: readonly ChartSeries[];
  readonly categories: readonly string[];
  readonly format: ChartValueFormat;
  /** Given by the chart: whether the pointer is over it, and the category below. */
  readonly active?: boolean;
  readonly label?: string | number;
};

/** The figures of one category, beside the pointer. */
export function ChartTooltip({ series, categories, format, active, label }: Props) {
  const locale = useLocale();
  const index = categories.indexOf(String(label));
  if (!active || index === -1) return null;
  return (
    <div className="rounded-control border border-line-strong bg-raised px-2.5 py-2 text-xs text-ink shadow-float">
      <p className="mb-1 font-semibold">{label}</p>
      <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-2 gap-y-0.5">
        {series.map((line, order) => {
          const value = line.values[index];
          if (value == null) return null;
          return (
            <div key={line.id} className="contents">
              <svg width="14" height="4" aria-hidden="true">
                <line x1="0" y1="2" x2="14" y2="2" {...lineStroke(line, order)} />
              </svg>
              <dt className="text-ink-2">{line.label}</dt>
              <dd className="text-right font-medium">{formatChartValue(value, format, locale)}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
