import { Blend, Gift, List } from 'lucide-react';
import NextLink from 'next/link';
import { useTranslations } from 'next-intl';
import { ExportList } from '@/components/form/export-list';
import { SimpleTable } from '@/components/table/simple-table';
import { ButtonLink } from '@/components/ui/button-link';
import { Icon } from '@/components/ui/icon';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { SideSheet } from '@/components/ui/side-sheet';
import { TextLink } from '@/components/ui/text-link';
import { TierMark } from '@/components/ui/tier-mark';
import type { CellMember, CellPage } from '@/lib/domain/analytics/cell-page';
import { pointsEach } from '@/lib/domain/analytics/ratios';
import { daysBetween } from '@/lib/domain/shared/calendar';
import { formatCellLabel } from '@/lib/format/cell-label';
import { formatDay } from '@/lib/format/dates';
import { KeepList } from './keep-list';
import {
  listCsvHref,
  listHref,
  mechanicHref,
  type ReportAddress,
  segmentHref,
} from './report-address';
import { useReportWords } from './use-report-words';

type Props = {
  readonly page: CellPage;
  readonly cell: string;
  /** The report the figure belongs to. */
  readonly address: ReportAddress;
  /** The page without the sheet. */
  readonly closeHref: string;
  readonly canSegment: boolean;
  readonly canMechanic: boolean;
};

/** The members of a figure beside its report: how many, how much, who first. */
export function CellSheet({ page, cell, address, closeHref, canSegment, canMechanic }: Props) {
  const { t, locale, count, compact, whole, points } = useReportWords(page.currency);
  const group = useTranslations('analytics.groups');
  const format = useTranslations('analytics.formats');
  const drill = useTranslations('analytics.drill');
  const list = listHref(address, cell);
  const title = formatCellLabel(page.label, { drill, group, format }, locale);
  const each = points(pointsEach(page.points, page.members));
  return (
    <SideSheet
      title={title}
      subtitle={t('sheet.members', { count: page.members })}
      closeHref={closeHref}
      actions={
        <>
          <ButtonLink tone="primary" href={list}>
            <Icon of={List} />
            {t('sheet.openList')}
          </ButtonLink>
          {canSegment && page.isSaid && (
            <ButtonLink href={segmentHref(address, cell)}>
              <Icon of={Blend} />
              {t('sheet.segment')}
            </ButtonLink>
          )}
          {canMechanic && page.isSaid && (
            <ButtonLink href={mechanicHref(address, cell)}>
              <Icon of={Gift} />
              {t('sheet.mechanic')}
            </ButtonLink>
          )}
          {canSegment && !page.isSaid && page.members > 0 && (
            <KeepList
              key={`${address.report} ${cell}`}
              address={address}
              cell={cell}
              name={`${title}, ${formatDay(page.asOfOn, locale)}`}
              words={{ keep: t('sheet.keep'), kept: t('sheet.kept') }}
            />
          )}
          <ExportList href={listCsvHref(address, cell)} isPersonal />
        </>
      }
      footer={
        page.members > page.rows.length ? (
          <>
            {t('sheet.range', {
              from: '1',
              to: count(page.rows.length),
              total: count(page.members),
            })}
            <TextLink href={list}>{t('sheet.openList')}</TextLink>
          </>
        ) : undefined
      }
    >
      <LedgerStrip
        label={t('sheet.figures')}
        figures={
          page.measure === 'points'
            ? [
                {
                  id: 'points',
                  label: t('sheet.points'),
                  value: points(page.points),
                  ...(page.members > 0 ? { note: t('sheet.pointsEach', { points: each }) } : {}),
                },
              ]
            : [
                {
                  id: 'revenue',
                  label: t('sheet.revenue'),
                  value: compact(page.revenueMinor),
                  note: t('sheet.receipts', { count: page.receipts }),
                },
                {
                  id: 'average',
                  label: t('sheet.averageReceipt'),
                  value: whole(page.averageReceiptMinor),
                },
              ]
        }
      />
      {page.members === 0 ? (
        <p className="text-ink-2">{t('sheet.nobody')}</p>
      ) : (
        <Members page={page} />
      )}
    </SideSheet>
  );
}

function Members({ page }: Pick<Props, 'page'>) {
  const { t, locale, none, count, whole, points } = useReportWords(page.currency);
  const lastVisit = (on: string | null) =>
    on === null ? none : t('sheet.daysAgo', { count: Math.max(0, daysBetween(on, page.asOfOn)) });
  return (
    <SimpleTable
      caption={t('sheet.members', { count: page.rows.length })}
      rows={page.rows}
      rowKey={(row) => String(row.memberId)}
      columns={[
        {
          id: 'member',
          header: t('sheet.member'),
          cell: (row: CellMember) => (
            <span className="block py-1 whitespace-normal">
              <NextLink
                prefetch={false}
                href={`/members/${row.memberId}`}
                className="decoration-1 underline-offset-2 hover:underline"
              >
                {row.name}
              </NextLink>
              {row.tier !== null && (
                <small className="block text-2xs font-normal text-ink-2">
                  <TierMark
                    shape={row.tier.shape}
                    colour={row.tier.colour}
                    name={locale === 'ru' ? row.tier.nameRu : row.tier.nameEn}
                  />
                </small>
              )}
            </span>
          ),
        },
        {
          id: 'last',
          header: t('sheet.lastVisit'),
          isNumeric: true,
          isQuiet: true,
          cell: (row) => lastVisit(row.lastPurchaseOn),
        },
        ...(page.measure === 'points'
          ? [
              {
                id: 'points',
                header: t('sheet.points'),
                isNumeric: true,
                cell: (row: CellMember) => points(row.points),
              },
            ]
          : [
              {
                id: 'receipts',
                header: t('columns.receipts'),
                isNumeric: true,
                isQuiet: true,
                cell: (row: CellMember) => count(row.receipts),
              },
              {
                id: 'revenue',
                header: t('columns.revenue'),
                isNumeric: true,
                cell: (row: CellMember) => whole(row.revenueMinor),
              },
            ]),
      ]}
    />
  );
}
