import { heatStep } from '@/components/chart/heat-step';
import type { HeatCell } from '@/components/chart/heat-types';
import type { CohortCell } from '@/lib/domain/analytics/retention-result';
import type { RetentionMetric } from '@/lib/domain/analytics/retention-settings';
import { measured } from './measures';

function kindOf(cell: CohortCell): HeatCell['kind'] {
  if (cell.isUnfinished) return 'unfinished';
  if (cell.isSmall) return 'small';
  return cell.offset === 0 ? 'neutral' : 'step';
}

/** The scale over whole cells of large cohorts, period 0 left out. */
export function cohortScale(cells: readonly CohortCell[], metric: RetentionMetric) {
  const shares = cells
    .filter((cell) => kindOf(cell) === 'step')
    .flatMap((cell) => measured(metric, cell) ?? []);
  const from = shares.length > 0 ? Math.min(...shares) : 0;
  const to = shares.length > 0 ? Math.max(...shares) : 0;
  return { from, to, step: heatStep([from, to]) };
}

type Texts = {
  readonly value: (cell: CohortCell) => string;
  readonly label: (cell: CohortCell) => string;
  readonly href: (cell: CohortCell) => string;
};

/** A cell of the triangle as the heat table takes it. */
export function heatCell(
  cell: CohortCell,
  metric: RetentionMetric,
  step: (value: number) => number,
  texts: Texts,
): HeatCell {
  return {
    kind: kindOf(cell),
    step: step(measured(metric, cell) ?? 0),
    value: texts.value(cell),
    label: texts.label(cell),
    href: texts.href(cell),
  };
}
