import { ChevronDown, ChevronRight } from 'lucide-react';
import NextLink from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { RowKeys } from '@/components/table/row-keys';
import { Change } from '@/components/ui/change';
import { Icon } from '@/components/ui/icon';
import { memberCode } from '@/lib/domain/members/states';
import type { AsOf } from '@/lib/domain/points/as-of';
import type { EntryDetails, StatementEntry } from '@/lib/domain/points/points-page';
import { formatMoment } from '@/lib/format/dates';
import { formatPoints } from '@/lib/format/points';
import { EntryView } from './entry-view';
import { pointsHref } from './points-href';

type Props = {
  readonly memberId: number;
  readonly timeZone: string;
  readonly entries: readonly StatementEntry[];
  readonly upTo: number | null;
  readonly open: EntryDetails | null;
  readonly asOf: AsOf | null;
  /** Whether the reader may open tasks. */
  readonly canOpenTasks: boolean;
};

const HEAD = 'px-2.5 py-1 text-xs font-medium whitespace-nowrap text-ink-3';
const CELL = 'h-8 px-2.5 whitespace-nowrap touch:h-11';

/** Entries, the newest first, each with the balance it left; each opens what it is made of below itself. */
export function EntriesTable(props: Props) {
  const { memberId, timeZone, entries, upTo, open, asOf, canOpenTasks } = props;
  const t = useTranslations('points.statement');
  const columns = [
    { id: 'day', name: t('day'), styles: 'text-left' },
    { id: 'what', name: t('what'), styles: 'text-left max-sm:hidden' },
    { id: 'points', name: t('points'), styles: 'text-right' },
    { id: 'balance', name: t('balance'), styles: 'text-right' },
  ];
  return (
    <RowKeys label={t('caption')}>
      <table className="w-full border-collapse">
        <caption className="sr-only">{t('caption')}</caption>
        <thead className="bg-sunken shadow-[inset_0_-1px_0_var(--line)]">
          <tr className="h-8">
            {columns.map(({ id, name, styles }) => (
              <th key={id} scope="col" className={`${HEAD} ${styles}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const isOpen = open?.seq === entry.seq;
            return (
              <Fragment key={entry.seq}>
                <EntryRow
                  entry={entry}
                  timeZone={timeZone}
                  isOpen={isOpen}
                  href={pointsHref(memberId, { upTo, open: isOpen ? null : entry.seq, asOf })}
                />
                {isOpen && (
                  <tr className="border-b bg-canvas last:border-b-0">
                    <td colSpan={columns.length} className="py-2 pr-2.5 pl-7 max-sm:pl-2.5">
                      <EntryView
                        memberId={memberId}
                        entry={open}
                        reason={entry.reason}
                        timeZone={timeZone}
                        canOpenTasks={canOpenTasks}
                      />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </RowKeys>
  );
}

type RowProps = {
  readonly entry: StatementEntry;
  readonly timeZone: string;
  readonly isOpen: boolean;
  readonly href: string;
};

function EntryRow({ entry, timeZone, isOpen, href }: RowProps) {
  const t = useTranslations('points.statement');
  const locale = useLocale();
  return (
    <tr data-row className="border-b last:border-b-0 hover:bg-hover has-[a:focus-visible]:bg-hover">
      <th scope="row" className={`${CELL} text-left font-medium max-sm:py-1`}>
        <NextLink
          href={href}
          prefetch={false}
          scroll={false}
          data-row-link
          aria-expanded={isOpen}
          title={t(isOpen ? 'close' : 'open')}
          className="inline-flex items-center gap-1.5 decoration-1 underline-offset-2 hover:underline"
        >
          <Icon of={isOpen ? ChevronDown : ChevronRight} size={14} className="text-ink-3" />
          {formatMoment(entry.occurredAt, { locale, timeZone })}
        </NextLink>
        <small className="block pl-5 text-xs font-normal whitespace-normal text-ink-2 sm:hidden">
          <EntryWords entry={entry} />
        </small>
      </th>
      <td className="w-full max-w-0 truncate px-2.5 max-sm:hidden">
        <EntryWords entry={entry} />
      </td>
      <td className={`${CELL} text-right`}>
        <EntryPoints entry={entry} />
      </td>
      <td className={`${CELL} text-right text-ink-2`}>
        {formatPoints(entry.balanceAfter, locale)}
      </td>
    </tr>
  );
}

function EntryWords({ entry }: { readonly entry: StatementEntry }) {
  const t = useTranslations('points');
  const { kind, reason, otherMemberId, receipt, store } = entry;
  const more = [
    receipt === null ? null : t('statement.receipt', { receipt, store: store ?? '' }),
    reason === null ? null : t(`reasons.${reason}`),
    otherMemberId === null ? null : t('statement.other', { member: memberCode(otherMemberId) }),
  ].filter((one) => one !== null);
  return (
    <>
      {t(`kinds.${kind}`)}
      {more.length > 0 && <span className="text-ink-2">{` · ${more.join(' · ')}`}</span>}
    </>
  );
}

/** What it changed of what can be spent; what waits and what is owed stand below. */
function EntryPoints({ entry }: { readonly entry: StatementEntry }) {
  const t = useTranslations('points.statement');
  const locale = useLocale();
  const { amount, pending, debt } = entry;
  const signed = formatPoints(amount, locale, { isSigned: true });
  return (
    <>
      {amount > 0n ? <Change meaning="good">{signed}</Change> : signed}
      {pending !== 0n && (
        <small className="block text-xs text-ink-2">
          {t('pending', { points: formatPoints(pending, locale, { isSigned: true }) })}
        </small>
      )}
      {debt !== 0n && (
        <small className="block text-xs text-ink-2">
          {t('owed', { points: formatPoints(debt, locale, { isSigned: true }) })}
        </small>
      )}
    </>
  );
}
