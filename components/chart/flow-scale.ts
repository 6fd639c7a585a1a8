import { scaleLinear } from 'd3-scale';
import type { FlowColumn } from './flow-types';

const TICKS = 4;

const sum = (column: FlowColumn, isOut: boolean) =>
  column.parts.reduce((all, part) => (part.isOut === isOut ? all + part.size : all), 0);

/** One scale for both sides of the line: round ends, ticks, and where the line stands, from the top, 0 to 1. */
export function flowScale(columns: readonly FlowColumn[]) {
  const most = Math.max(0, ...columns.map((column) => sum(column, false)));
  const least = -Math.max(0, ...columns.map((column) => sum(column, true)));
  const scale = scaleLinear()
    .domain(most === least ? [0, 1] : [least, most])
    .nice(TICKS);
  const [from = 0, to = 1] = scale.domain();
  return { span: to - from, line: to / (to - from), ticks: scale.ticks(TICKS), to };
}
