import { useTranslations } from 'next-intl';
import type { RfmCut } from '@/lib/domain/analytics/rfm-model/cut';

/** How a model cuts, as one sentence. */
export function useCutWords() {
  const t = useTranslations('rfmModels');
  return ({ binning, bins, windowDays, money, frequency }: RfmCut) =>
    t('cutSentence', {
      binning: t(`binnings.${binning}`),
      bins: t('bins', { bins }),
      window: t('window', { days: windowDays }),
      frequency: t(`frequencies.${frequency}`),
      money: t(`moneys.${money}`),
    });
}
