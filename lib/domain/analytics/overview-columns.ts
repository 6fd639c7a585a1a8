import {
  type FigureKind,
  figureName,
  OVERVIEW_FIGURE_IDS,
  OVERVIEW_FIGURES,
} from './overview-figures';
import type { ColumnKind, ReportColumn } from './report-spec';

const KINDS: Readonly<Record<FigureKind, ColumnKind>> = {
  money: 'money',
  count: 'count',
  each: 'number',
  ratio: 'ratio',
  points: 'points',
};

/** The columns of all figures of a period: '' is the period itself, then 'Before' and 'YearBefore'. */
export function figureColumns(suffix: string): readonly ReportColumn[] {
  return OVERVIEW_FIGURE_IDS.map((id) => ({
    id: figureName(id, suffix),
    kind: KINDS[OVERVIEW_FIGURES[id].kind],
  }));
}
