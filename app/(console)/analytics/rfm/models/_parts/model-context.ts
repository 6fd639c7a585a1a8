import { getLocale, getTranslations } from 'next-intl/server';
import { RFM_GROUPS } from '@/lib/domain/analytics/rfm-groups';
import type { CurrencyCode } from '@/lib/domain/shared/money';
import type { DraftContext } from './model-draft';

/** What a model is shown and typed with. */
export async function modelContext(currency: CurrencyCode): Promise<DraftContext> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('analytics.groups')]);
  return {
    ...{ locale, currency },
    standardNames: Object.fromEntries(RFM_GROUPS.map((group) => [group, t(group)])),
  };
}
