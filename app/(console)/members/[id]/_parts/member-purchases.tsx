import { useLocale, useTranslations } from 'next-intl';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import type { MemberPage } from '@/lib/domain/members/member-page';
import type { PurchaseCursor, PurchasesPage } from '@/lib/domain/members/purchase-list';
import { formatCount } from '@/lib/format/numbers';
import { memberHref } from './member-address';
import { type OpenPurchase, PurchasesTable } from './purchases-table';

type Props = {
  readonly member: MemberPage;
  readonly page: PurchasesPage;
  readonly cursor: PurchaseCursor | null;
  readonly open: OpenPurchase | null;
  readonly canOpenTasks: boolean;
};

/** What the member bought, page by page. */
export function MemberPurchases({ member, page, cursor, open, canOpenTasks }: Props) {
  const t = useTranslations('members');
  const locale = useLocale();
  const { purchases, place, previous, next } = page;
  const { memberId, currency, timeZone } = member;
  const href = (at: PurchaseCursor | null) =>
    at === null ? undefined : memberHref(memberId, { cursor: at, open: null });
  const ends = {
    from: formatCount(place + 1, locale),
    to: formatCount(place + purchases.length, locale),
  };
  if (purchases.length === 0) {
    const isFirst = cursor === null;
    return (
      <Section title={t('member.purchases.title')}>
        <p className="text-ink-2">{t(`member.purchases.${isFirst ? 'none' : 'noneHere'}`)}</p>
      </Section>
    );
  }
  return (
    <Section title={t('member.purchases.title')}>
      <PurchasesTable
        memberId={memberId}
        purchases={purchases}
        cursor={cursor}
        open={open}
        currency={currency}
        timeZone={timeZone}
        canOpenTasks={canOpenTasks}
      />
      <Pagination
        range={t('rangeOpen', ends)}
        previousHref={href(previous)}
        nextHref={href(next)}
      />
    </Section>
  );
}
