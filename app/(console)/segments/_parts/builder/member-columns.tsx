import type { SegmentWords } from '@/components/segment/segment-words';
import type { Column } from '@/components/table/column';
import { TextLink } from '@/components/ui/text-link';
import { TierMark } from '@/components/ui/tier-mark';
import type { SampledMember } from '@/lib/domain/segments/segment-page';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { formatCount } from '@/lib/format/numbers';

type MemberColumn = Column<SampledMember>;

/** Who a member is, with the tier below the name where it has no column of its own. */
export function memberColumn(
  { t, locale }: SegmentWords,
  tierBelow: 'narrow' | 'always',
): MemberColumn {
  return {
    id: 'member',
    header: t('sample.member'),
    cell: ({ memberId, name, code, tier }) => (
      <span
        className={
          tierBelow === 'always'
            ? 'flex flex-col items-start py-1 whitespace-normal'
            : 'flex flex-col items-start max-sm:py-1 max-sm:whitespace-normal'
        }
      >
        <TextLink href={`/members/${memberId}`}>{name === '' ? code : name}</TextLink>
        <span className={tierBelow === 'always' ? 'font-normal' : 'font-normal sm:hidden'}>
          {tierMark(tier, locale)}
        </span>
      </span>
    ),
  };
}

function tierMark(tier: SampledMember['tier'], locale: SegmentWords['locale']) {
  return tier === null ? null : (
    <TierMark {...tier} name={locale === 'ru' ? tier.nameRu : tier.nameEn} />
  );
}

/** The tier of a member. */
export function tierColumn({ t, locale }: SegmentWords): MemberColumn {
  return {
    id: 'tier',
    header: t('conditionNames.tier'),
    isSecondary: true,
    cell: ({ tier }) => tierMark(tier, locale),
  };
}

/** The day of the latest purchase. */
export function lastColumn({ t, locale }: SegmentWords): MemberColumn {
  return {
    id: 'last',
    header: t('conditionNames.lastBought'),
    isSecondary: true,
    cell: ({ lastPurchaseOn }) =>
      lastPurchaseOn === null ? '—' : formatDay(lastPurchaseOn, locale),
  };
}

/** Receipts of the last year. */
export function receiptsColumn({ t, locale }: SegmentWords): MemberColumn {
  return {
    id: 'receipts',
    header: t('sample.receipts'),
    isNumeric: true,
    isSecondary: true,
    cell: ({ receipts365 }) => formatCount(receipts365, locale),
  };
}

/** What was spent in the last year. */
export function revenueColumn({ t, locale, dictionary }: SegmentWords): MemberColumn {
  return {
    id: 'revenue',
    header: t('sample.revenue'),
    isNumeric: true,
    cell: ({ revenue365Minor }) =>
      formatMoney({
        amountMinor: BigInt(revenue365Minor),
        currency: dictionary.currency,
        locale,
        decimals: 'never',
      }),
  };
}

/** The store that a member buys in. */
export function storeColumn({ t }: SegmentWords): MemberColumn {
  return {
    id: 'store',
    header: t('conditionNames.homeStore'),
    isSecondary: true,
    cell: ({ homeStore }) => (
      <span className="block max-w-[14ch] truncate" title={homeStore}>
        {homeStore}
      </span>
    ),
  };
}
