import type { ReactNode } from 'react';
import { BarStrip } from '@/components/chart/bar-strip';
import { ChartFrame } from '@/components/chart/chart-frame';
import { SimpleTable } from '@/components/table/simple-table';
import { HowList } from '@/components/ui/how-list';
import { TextLink } from '@/components/ui/text-link';
import type { RepeatResult, RepeatStep } from '@/lib/domain/analytics/repeat-result';
import type { RetentionResult } from '@/lib/domain/analytics/retention-result';
import { formatDay, formatMonth } from '@/lib/format/dates';
import { cellHref, csvHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';

type FrameProps = {
  /** The cohorts it follows, known before the way itself. */
  readonly cohorts: Pick<RetentionResult, 'currency' | 'facts'>;
  /** Days given for the next purchase. */
  readonly days: number;
  /** Its own report and parameters. */
  readonly own: ReportAddress;
  readonly children: ReactNode;
};

/** The frame of the way to repeat purchases: it stands before its figures arrive. */
export function RepeatFrame({ cohorts, days, own, children }: FrameProps) {
  const { t, locale } = useReportWords(cohorts.currency);
  const { facts } = cohorts;
  return (
    <ChartFrame
      title={t('tables.repeat.steps')}
      subtitle={t('repeat.note', {
        from: formatMonth(facts.from, locale),
        to: formatMonth(facts.to, locale),
        days: String(days),
      })}
      how={<RepeatHow days={days} />}
      csvHref={csvHref(own, 'steps')}
      fileName={`repeat-${facts.asOfOn}`}
      provenance={t('repeat.provenance', {
        day: formatDay(facts.asOfOn, locale),
        zone: facts.timeZone,
      })}
    >
      {children}
    </ChartFrame>
  );
}

type Props = {
  readonly result: RepeatResult;
  readonly cell: string | undefined;
  /** The page it stands on. */
  readonly address: ReportAddress;
};

/** From the first purchase to the fifth: people, the share that goes on, days. */
export function RepeatLadder({ result, cell, address }: Props) {
  const { t, none, count, share } = useReportWords(result.currency);
  const { facts, tables } = result;
  const most = tables.steps[0]?.customers ?? 0;
  const href = (code: string) => cellHref(address, code, 'repeat');
  return (
    <>
      <SimpleTable
        caption={t('tables.repeat.steps')}
        rows={tables.steps}
        rowKey={(row) => String(row.step)}
        isCurrent={(row) => cell === `step-${row.step}`}
        columns={[
          {
            id: 'step',
            header: t('columns.step'),
            cell: (row: RepeatStep) => t('repeat.step', { step: row.step }),
          },
          {
            id: 'bar',
            header: <span className="sr-only">{t('columns.customersShare')}</span>,
            isSecondary: true,
            cell: (row) => (
              <BarStrip ratio={most > 0 ? row.customers / most : 0} className="min-w-24" />
            ),
          },
          {
            id: 'customers',
            header: t('columns.customers'),
            isNumeric: true,
            cell: (row) => (
              <TextLink
                href={href(`step-${row.step}`)}
                scroll={false}
                className="text-ink no-underline hover:underline"
              >
                {count(row.customers)}
              </TextLink>
            ),
          },
          {
            id: 'transition',
            header: t('columns.transition'),
            isNumeric: true,
            cell: (row) => (
              <span className="block py-1">
                {share(row.transition)}
                {row.hadTime !== null && row.boughtInTime !== null && (
                  <small className="block text-2xs text-ink-3">
                    {t('repeat.hadTime', {
                      bought: count(row.boughtInTime),
                      had: count(row.hadTime),
                    })}
                  </small>
                )}
              </span>
            ),
          },
          {
            id: 'median',
            header: t('columns.medianDays'),
            isNumeric: true,
            isQuiet: true,
            cell: (row) =>
              row.medianDays === null ? none : t('repeat.days', { count: row.medianDays }),
          },
        ]}
      />
      <p className="mt-3 flex flex-wrap items-center gap-x-3 text-sm">
        <span>
          {t.rich('repeat.without', {
            count: count(facts.withoutSecond),
            b: (text) => <b>{text}</b>,
          })}
        </span>
        <TextLink href={href('none')} scroll={false}>
          {t('repeat.openList')}
        </TextLink>
      </p>
    </>
  );
}

function RepeatHow({ days: within }: { readonly days: number }) {
  const { t } = useReportWords('');
  const days = String(within);
  return (
    <HowList
      metric="repeat"
      entries={[
        { term: t('repeat.how.step'), text: t('repeat.how.stepText') },
        { term: t('repeat.how.people'), text: t('repeat.how.peopleText') },
        { term: t('repeat.how.transition'), text: t('repeat.how.transitionText', { days }) },
        { term: t('repeat.how.median'), text: t('repeat.how.medianText') },
      ]}
    />
  );
}
