import { useLocale, useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDay } from '@/lib/format/dates';
import { type ReportAddress, withParam } from './report-address';

type Props = {
  readonly address: ReportAddress;
  readonly lastPurchaseOn: string | null;
  /** What is missing, when it is not purchases altogether. */
  readonly title?: string;
  readonly text?: string;
};

/** A report without figures: nothing was imported yet, or everything was bought at another time. */
export function NoPurchases({ address, lastPurchaseOn, title, text }: Props) {
  const t = useTranslations('analytics.empty');
  const locale = useLocale();
  if (lastPurchaseOn === null) {
    return (
      <EmptyState
        title={t('title')}
        text={t('text')}
        action={
          <ButtonLink tone="primary" href="/imports">
            {t('action')}
          </ButtonLink>
        }
      />
    );
  }
  const day = formatDay(lastPurchaseOn, locale);
  const isThere = address.params.asOf === lastPurchaseOn;
  return (
    <EmptyState
      title={title ?? t('elsewhere', { day })}
      text={[text, title === undefined || isThere ? '' : t('elsewhere', { day })].join(' ')}
      action={
        isThere ? undefined : (
          <ButtonLink tone="primary" href={withParam(address, 'asOf', lastPurchaseOn)}>
            {t('showThen', { day })}
          </ButtonLink>
        )
      }
    />
  );
}
