import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DottedFacts } from '@/components/ui/dotted-facts';
import { PageHeader } from '@/components/ui/page-header';
import type { ResultsToday } from '@/lib/domain/mechanics/results/results-page';
import { formatDay } from '@/lib/format/dates';

type Props = {
  readonly head: ResultsToday;
  /** Of a page below; left out: the page itself. */
  readonly title?: string;
  readonly meta?: string;
  readonly actions?: ReactNode;
};

/** The head of the pages of the programme's holdout. */
export function ProgrammeHeader({ head, title, meta, actions }: Props) {
  const t = useTranslations('mechanicResults');
  const locale = useLocale();
  const own = t('programme.title');
  const mechanics = { label: t('head.mechanics'), href: '/mechanics' };
  return (
    <PageHeader
      title={title ?? own}
      crumbs={
        title === undefined ? [mechanics] : [mechanics, { label: own, href: '/mechanics/holdout' }]
      }
      meta={
        <DottedFacts
          facts={[
            ['asOf', t('head.asOf', { day: formatDay(head.todayOn, locale) })],
            ...(meta === undefined ? [] : [['more', meta] as const]),
          ]}
        />
      }
      {...(actions === undefined ? {} : { actions })}
    />
  );
}
