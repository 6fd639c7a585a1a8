'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '../ui/skeleton';
import { ChartKey } from './chart-key';
import type { LineChartProps } from './line-chart-types';

const DEFAULT_HEIGHT = 300;

const Drawing = dynamic(() => import('./line-chart-drawing'), {
  ssr: false,
  loading: () => <Skeleton className="h-full w-full" />,
});

/** Lines over categories, labelled at their ends. The drawing library comes after the page. */
export function LineChart(props: LineChartProps) {
  const height = props.height ?? DEFAULT_HEIGHT;
  return (
    <div className="@container">
      {/* The box has its height before the drawing arrives: nothing below it moves. */}
      <div style={{ height }}>
        <Drawing {...props} height={height} />
      </div>
      <ChartKey series={props.series} />
    </div>
  );
}
