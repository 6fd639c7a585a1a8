import { useLocale, useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import type { ReportColumn, ReportRow } from '@/lib/domain/analytics/report-spec';
import { formatReportValue } from '@/lib/format/report-value';
import { type ColumnName, columnName } from './column-name';

type Props = {
  readonly caption: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  readonly currency: string;
  /** What the first column of a row opens. */
  readonly hrefOf?: (row: ReportRow) => string;
};

const TEXT_KINDS: ReadonlySet<ReportColumn['kind']> = new Set(['text', 'day', 'month', 'flag']);

/** A table of a report as it is: the figures behind a chart, each in full. */
export function ReportTable({ caption, columns, rows, currency, hrefOf }: Props) {
  const t = useTranslations('analytics');
  const locale = useLocale();
  const context = {
    locale,
    currency,
    yes: t('values.yes'),
    no: t('values.no'),
    none: t('values.none'),
  };
  const header = (name: ColumnName) => t(`columns.${name}`);
  return (
    <SimpleTable
      caption={caption}
      columns={columns.map((column, index) => ({
        id: column.id,
        header: header(columnName(column.id)),
        isNumeric: !TEXT_KINDS.has(column.kind),
        cell: (row: ReportRow) => {
          const text = formatReportValue(row[column.id], column.kind, context);
          if (index > 0 || hrefOf === undefined) return text;
          return (
            <TextLink href={hrefOf(row)} scroll={false}>
              {text}
            </TextLink>
          );
        },
      }))}
      rows={rows}
      rowKey={(row) => String(rows.indexOf(row))}
    />
  );
}
