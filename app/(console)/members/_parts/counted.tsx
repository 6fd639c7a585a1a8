import { useLocale, useTranslations } from 'next-intl';
import { use } from 'react';
import { Pagination } from '@/components/ui/pagination';
import { formatCount } from '@/lib/format/numbers';

type CountProps = { readonly count: Promise<number | null>; readonly isNarrowed: boolean };

/** How many members there are, or match; nothing when they could not be counted. */
export function MembersCount({ count, isNarrowed }: CountProps) {
  const t = useTranslations('members');
  const members = use(count);
  if (members === null) return null;
  return t(isNarrowed ? 'metaFiltered' : 'meta', { count: members });
}

type PagesProps = {
  readonly count: Promise<number | null>;
  readonly from: number;
  readonly to: number;
  readonly previousHref: string | undefined;
  readonly nextHref: string | undefined;
};

/** The foot of the list, once the total is known. */
export function CountedPages({ count, from, to, ...links }: PagesProps) {
  const t = useTranslations('members');
  const locale = useLocale();
  const total = use(count);
  const ends = { from: formatCount(from, locale), to: formatCount(to, locale) };
  const range =
    total === null
      ? t('rangeOpen', ends)
      : t('range', { ...ends, total: formatCount(Math.max(total, to), locale) });
  return <Pagination range={range} {...links} />;
}
