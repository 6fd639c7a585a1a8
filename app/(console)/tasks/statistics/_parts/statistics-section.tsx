import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { HowPopover } from '@/components/chart/how-popover';
import type { Column } from '@/components/table/column';
import { SimpleTable } from '@/components/table/simple-table';
import { Icon } from '@/components/ui/icon';
import { iconButtonStyles } from '@/components/ui/icon-button-styles';
import { Section } from '@/components/ui/section';
import type { StatisticsDays, StatisticsTable } from '@/lib/domain/tasks/statistics';
import { StatisticsHow } from './statistics-how';
import { daysParameter } from './statistics-words';

type Props<Row> = {
  readonly table: StatisticsTable;
  readonly days: StatisticsDays;
  readonly timeZone: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
};

/** One table of the statistics: how it is computed, its file, its rows. */
export function StatisticsSection<Row>(props: Props<Row>) {
  const { table, days, timeZone, columns, rows, rowKey } = props;
  const t = useTranslations('taskStatistics');
  const title = t(`${table}.title`);
  const label = t('csv', { table: title });
  const query = new URLSearchParams({ table, days: daysParameter(days) });
  if (rows.length === 0) return null;
  return (
    <Section
      title={title}
      note={
        <>
          {t(`${table}.note`)}
          {' · '}
          <HowPopover>
            <StatisticsHow timeZone={timeZone} />
          </HowPopover>
        </>
      }
      tools={
        <a
          href={`/api/internal/tasks/statistics/csv?${query}`}
          download
          aria-label={label}
          title={label}
          className={iconButtonStyles}
        >
          <Icon of={Download} />
        </a>
      }
    >
      <SimpleTable caption={title} columns={columns} rows={rows} rowKey={rowKey} />
    </Section>
  );
}
