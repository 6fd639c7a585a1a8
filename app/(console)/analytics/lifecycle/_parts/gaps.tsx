import { BarStrip } from '@/components/chart/bar-strip';
import { ChartFrame } from '@/components/chart/chart-frame';
import { SimpleTable } from '@/components/table/simple-table';
import { EmptyState } from '@/components/ui/empty-state';
import { HowList } from '@/components/ui/how-list';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { TextLink } from '@/components/ui/text-link';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import {
  GAP_SIDES,
  type GapBin,
  type GapGroup,
  type GapsResult,
  NO_GAP_GROUP,
} from '@/lib/domain/analytics/gaps-result';
import { isRfmGroup } from '@/lib/domain/analytics/rfm-groups';
import { formatDay, formatMonth } from '@/lib/format/dates';
import { cellHref, csvHref, type ReportAddress, withParam } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';

type Props = {
  readonly result: GapsResult;
  readonly page: ReportAddress;
  readonly own: ReportAddress;
  readonly cell: string | undefined;
  readonly options: ReportOptions;
};

/** How long members wait between two days on which they buy: all of them by length, and each group by its quantiles. */
export function Gaps(props: Props) {
  const { result, page, own } = props;
  const { t, locale } = useReportWords(result.currency);
  const { facts } = result;
  const months = { from: formatMonth(facts.from, locale), to: formatMonth(facts.to, locale) };
  if (facts.gaps === 0) {
    return <EmptyState title={t('gaps.noneTitle')} text={t('gaps.none', months)} />;
  }
  const frame = {
    how: <GapsHow />,
    provenance: t('gaps.provenance', {
      day: formatDay(facts.asOfOn, locale),
      zone: facts.timeZone,
      count: facts.gaps,
    }),
  };
  return (
    <div className="@container">
      <div className="grid gap-x-10 @min-[940px]:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <ChartFrame
          {...frame}
          title={t('tables.gaps.bins')}
          subtitle={t('gaps.note', { ...months, median: facts.medianDays ?? 0 })}
          csvHref={csvHref(own, 'bins')}
          fileName={`gaps-${facts.asOfOn}`}
        >
          <BinsTable {...props} />
        </ChartFrame>
        <ChartFrame
          {...frame}
          title={t('tables.gaps.groups')}
          subtitle={t('gaps.groupsNote')}
          controls={
            <SegmentedControl
              label={t('gaps.by')}
              current={facts.by}
              items={GAP_SIDES.map((id) => ({
                id,
                label: t(`gaps.sides.${id}`),
                href: withParam(page, 'by', id),
              }))}
            />
          }
          csvHref={csvHref(own, 'groups')}
          fileName={`gaps-groups-${facts.asOfOn}`}
        >
          <GroupsTable {...props} />
        </ChartFrame>
      </div>
    </div>
  );
}

function BinsTable({ result, page, own, cell }: Props) {
  const { t, count, share } = useReportWords(result.currency);
  const { bins } = result.tables;
  const most = Math.max(1, ...bins.map(({ gaps }) => gaps));
  return (
    <SimpleTable
      caption={t('tables.gaps.bins')}
      rows={bins}
      rowKey={({ bin }) => String(bin)}
      isCurrent={({ bin }) => cell === `bin-${bin}`}
      columns={[
        {
          id: 'days',
          header: t('gaps.days'),
          cell: ({ daysFrom, daysTo }: GapBin) =>
            daysTo === null
              ? t('gaps.binFrom', { from: String(daysFrom) })
              : t('gaps.bin', { from: String(daysFrom), to: String(daysTo) }),
        },
        {
          id: 'bar',
          header: <span className="sr-only">{t('columns.share')}</span>,
          isSecondary: true,
          cell: ({ gaps }) => <BarStrip ratio={gaps / most} className="min-w-20" />,
        },
        { id: 'gaps', header: t('columns.gaps'), isNumeric: true, cell: (row) => count(row.gaps) },
        {
          id: 'share',
          header: t('columns.share'),
          isNumeric: true,
          isQuiet: true,
          cell: (row) => share(row.share),
        },
        {
          id: 'customers',
          header: t('columns.customers'),
          isNumeric: true,
          cell: (row) => (
            <TextLink href={cellHref(page, `bin-${row.bin}`, own.report)} scroll={false}>
              {count(row.customers)}
            </TextLink>
          ),
        },
      ]}
    />
  );
}

function GroupsTable({ result, page, own, cell, options }: Props) {
  const { t, locale, none, count } = useReportWords(result.currency);
  const days = (value: number | null) => (value === null ? none : count(value));
  const nameOf = (group: string) => {
    if (group === NO_GAP_GROUP) return t('gaps.noGroup', { by: result.facts.by });
    if (isRfmGroup(group)) return t(`groups.${group}`);
    const tier = options.tiers.find(({ code }) => code === group);
    return tier === undefined ? group : locale === 'ru' ? tier.nameRu : tier.nameEn;
  };
  const column = (id: 'quarterDays' | 'medianDays' | 'threeQuartersDays' | 'longDays') => ({
    id,
    header: t(`gaps.${id}`),
    isNumeric: true,
    isSecondary: id === 'quarterDays' || id === 'threeQuartersDays',
    cell: (row: GapGroup) => days(row[id]),
  });
  return (
    <SimpleTable
      caption={t('tables.gaps.groups')}
      rows={result.tables.groups}
      rowKey={({ group }) => group}
      isCurrent={({ group }) => cell === `group-${group}`}
      columns={[
        { id: 'group', header: t('columns.group'), cell: ({ group }) => nameOf(group) },
        {
          id: 'customers',
          header: t('columns.customers'),
          isNumeric: true,
          cell: ({ group, customers }) => (
            <TextLink href={cellHref(page, `group-${group}`, own.report)} scroll={false}>
              {count(customers)}
            </TextLink>
          ),
        },
        column('quarterDays'),
        column('medianDays'),
        column('threeQuartersDays'),
        column('longDays'),
      ]}
      totals={[
        t('gaps.total'),
        <TextLink key="all" href={cellHref(page, 'all', own.report)} scroll={false}>
          {count(result.facts.customers)}
        </TextLink>,
        days(result.facts.quarterDays),
        days(result.facts.medianDays),
        days(result.facts.threeQuartersDays),
        days(result.facts.longDays),
      ]}
    />
  );
}

function GapsHow() {
  const { t } = useReportWords('');
  return (
    <HowList
      metric="gaps"
      entries={(['gap', 'months', 'quantiles', 'groups', 'people'] as const).map((term) => ({
        term: t(`gaps.how.${term}`),
        text: t(`gaps.how.${term}Text`),
      }))}
    />
  );
}
