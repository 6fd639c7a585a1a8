import { useLocale, useTranslations } from 'next-intl';
import { TierMark } from '@/components/ui/tier-mark';
import type { ReportTier } from '@/lib/domain/analytics/tiers-result';

type Props = { readonly tiers: readonly ReportTier[]; readonly code: string };

/** A tier of the report by its code, as its ladder shows it. */
export function TierName({ tiers, code }: Props) {
  const t = useTranslations('analytics.tiers');
  const locale = useLocale();
  const tier = tiers.find((one) => one.code === code);
  if (tier === undefined) return t('none');
  const { shape, colour, nameEn, nameRu } = tier;
  return <TierMark shape={shape} colour={colour} name={locale === 'ru' ? nameRu : nameEn} />;
}
