import { useLocale, useTranslations } from 'next-intl';
import type { Column } from '@/components/table/column';
import { TextLink } from '@/components/ui/text-link';
import {
  type KindLine,
  readCell,
  type StatisticsCell,
  type StatisticsDays,
  type StepLine,
  type Times,
  writeCell,
} from '@/lib/domain/tasks/statistics';
import { formatCount } from '@/lib/format/numbers';
import { cellHref, statisticsWords } from './statistics-words';

/** What the columns of the tables are made of. */
export function useColumnParts(days: StatisticsDays) {
  const t = useTranslations('taskStatistics');
  const tasks = useTranslations('tasks');
  const locale = useLocale();
  const words = statisticsWords({ t, tasks, locale });

  /** A figure that opens its tasks; of a step that is not there any more it opens nothing. */
  const counted = (count: number, cell: StatisticsCell) => {
    const text = formatCount(count, locale);
    if (count === 0 || readCell(writeCell(cell)) === null) return text;
    return (
      <TextLink href={cellHref(days, cell)} aria-label={`${words.cell(cell)}: ${text}`}>
        {text}
      </TextLink>
    );
  };
  const times = <Row,>(
    id: 'total' | 'work' | 'time' | 'lasted',
    of: (row: Row) => Times,
  ): readonly Column<Row>[] => [
    {
      id,
      header: t(`columns.${id}`),
      isNumeric: true,
      cell: (row) => words.time(of(row).medianMs),
    },
    {
      id: `${id}P90`,
      header: t(`columns.${id}P90`),
      isNumeric: true,
      isQuiet: true,
      isSecondary: true,
      cell: (row) => words.time(of(row).p90Ms),
    },
  ];
  const kindOf = <Row extends Pick<KindLine, 'kind'>>(): Column<Row> => ({
    id: 'kind',
    header: t('columns.kind'),
    cell: ({ kind }) => words.kind(kind),
  });
  const stepOf = <Row extends Pick<StepLine, 'kind' | 'step'>>(): Column<Row> => ({
    id: 'step',
    header: t('columns.step'),
    cell: ({ kind, step }) => words.step(kind, step),
  });
  return { t, tasks, locale, counted, times, kindOf, stepOf };
}
