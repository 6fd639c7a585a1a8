import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SimpleTable } from '@/components/table/simple-table';
import type { ToldEnrolment } from '@/lib/domain/tiers/member-tier';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { EndEnrolmentButton } from './end-enrolment-button';
import { useNeedWords } from './use-need-words';

type Props = {
  readonly memberId: number;
  readonly enrolments: readonly ToldEnrolment[];
  readonly currency: string;
  readonly canEnrol: boolean;
};

/** Whether there is anything left to end. */
const isEndable = ({ isOver, untilOn, renews }: ToldEnrolment) =>
  !isOver && (untilOn === null || renews);

/** What columns of their own say where there is room for them. */
const Narrow = ({ children }: { readonly children: ReactNode }) => (
  <span className="text-xs font-normal text-ink-2 sm:hidden">{children}</span>
);

/** Clubs and staff ladders that a member was put on: since when, until when, what was paid, and what happens at the end. */
export function EnrolmentsTable({ memberId, enrolments, currency, canEnrol }: Props) {
  const t = useTranslations('memberTier.enrolments');
  const locale = useLocale();
  const words = useNeedWords(currency);
  if (enrolments.length === 0) return <p className="text-sm text-ink-2">{t('none')}</p>;
  const days = ({ fromOn, untilOn }: ToldEnrolment) => {
    const from = formatDay(fromOn, locale);
    return untilOn === null
      ? t('open', { from })
      : t('range', { from, until: formatDay(untilOn, locale) });
  };
  const paid = ({ paidMinor, kind }: ToldEnrolment) =>
    paidMinor > 0n
      ? formatMoney({ amountMinor: paidMinor, currency, locale })
      : t(kind === 'paid' ? 'due' : 'free');
  const end = ({ isOver, untilOn, renews }: ToldEnrolment) => {
    if (isOver) return t('over');
    if (untilOn === null) return '';
    return t(renews ? 'renews' : 'ends');
  };
  return (
    <SimpleTable
      caption={t('caption')}
      rows={enrolments}
      rowKey={({ enrolmentId }) => String(enrolmentId)}
      columns={[
        {
          id: 'ladder',
          header: t('ladder'),
          cell: (enrolment) => (
            <span className="flex flex-col whitespace-normal max-sm:py-1.5">
              {words.name(enrolment.ladder)}
              <Narrow>
                {t(`kinds.${enrolment.kind}`)}
                {enrolment.kind === 'paid' && `, ${paid(enrolment)}`}
              </Narrow>
            </span>
          ),
        },
        {
          id: 'kind',
          header: t('kind'),
          isSecondary: true,
          cell: ({ kind }) => t(`kinds.${kind}`),
        },
        {
          id: 'days',
          header: t('days'),
          cell: (enrolment) => (
            <span className="flex flex-col max-sm:py-1.5 max-sm:whitespace-normal">
              {days(enrolment)}
              <Narrow>{end(enrolment)}</Narrow>
            </span>
          ),
        },
        { id: 'renewal', header: t('renewal'), isSecondary: true, cell: end },
        { id: 'paid', header: t('paid'), isNumeric: true, isSecondary: true, cell: paid },
        ...(canEnrol
          ? [
              {
                id: 'end',
                header: <span className="sr-only">{t('actions')}</span>,
                cell: (enrolment: ToldEnrolment) =>
                  isEndable(enrolment) && (
                    <EndEnrolmentButton memberId={memberId} enrolment={enrolment} />
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}
