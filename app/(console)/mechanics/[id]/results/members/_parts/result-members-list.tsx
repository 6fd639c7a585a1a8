import type { ReactNode } from 'react';
import { DataTable } from '@/components/table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { programmeInput, type ResultCell } from '@/lib/domain/mechanics/results/asked';
import type { ProgrammeMembersPage } from '@/lib/domain/mechanics/results/results-page';
import { formatDay } from '@/lib/format/dates';
import { type ResultsAddress, resultCellHref } from '../../_parts/results-address';
import { useResultsWords } from '../../_parts/use-results-words';
import { whoColumns } from '../../_parts/who-columns';

type Props = {
  readonly page: ProgrammeMembersPage;
  /** The head of the page, given what it is about. */
  readonly header: (title: string, meta: string) => ReactNode;
  readonly cell: ResultCell;
  readonly address: ResultsAddress;
  readonly isFirst: boolean;
};

/** The members of a figure, fifty a page, with what each bought in their window. */
export function ResultMembersList({ page, header, cell, address, isFirst }: Props) {
  const words = useResultsWords(page.head.currency);
  const { t, count, money, locale } = words;
  const { days, by } = programmeInput.parse(address.params);
  const window = days === 'since' ? t('window.since') : t('window.days', { days: Number(days) });
  const part =
    cell.part === undefined
      ? ''
      : ` · ${words.part(by, cell.part === 'none' ? null : cell.part, page.tiers)}`;
  const href = resultCellHref(address, cell);
  return (
    <>
      {header(
        t('cell.title'),
        `${t(`cell.${cell.what}`, { arm: t(`arm.${cell.arm}`), window })}${part}`,
      )}
      <p className="mb-2 font-medium">
        {t('cell.count', { count: page.total, members: count(page.total) })}
      </p>
      <DataTable
        caption={t('cell.title')}
        rows={page.members}
        rowKey={({ memberId }) => String(memberId)}
        rowHref={({ memberId }) => `/members/${memberId}`}
        columns={[
          ...whoColumns<(typeof page.members)[number]>(words),
          {
            id: 'assigned',
            header: t('cell.assignedOn'),
            cell: ({ assignedOn }) => formatDay(assignedOn, locale),
          },
          {
            id: 'receipts',
            header: t('measure.receipts'),
            isNumeric: true,
            cell: ({ receipts }) => count(receipts),
          },
          {
            id: 'revenue',
            header: t('measure.revenue'),
            isNumeric: true,
            cell: ({ revenueMinor }) => money(revenueMinor),
          },
        ]}
        empty={<EmptyState title={t('cell.none')} text={t('cell.noneText')} />}
      />
      {(page.next !== null || !isFirst) && (
        <Pagination
          range={t('cell.page', { count: page.members.length })}
          previousHref={isFirst ? undefined : href}
          nextHref={page.next === null ? undefined : `${href}&after=${page.next}`}
        />
      )}
    </>
  );
}
