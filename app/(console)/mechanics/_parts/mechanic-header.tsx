import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DottedFacts } from '@/components/ui/dotted-facts';
import { PageHeader } from '@/components/ui/page-header';
import { mechanicCode } from '@/lib/domain/mechanics/mechanic-standing';
import type { ResultsHead } from '@/lib/domain/mechanics/results/results-page';
import { formatDay } from '@/lib/format/dates';
import { MechanicStateMark } from './mechanic-state';

type Props = {
  readonly head: ResultsHead;
  /** Of the page; the mechanic's own name stands large. */
  readonly title: string;
  readonly actions?: ReactNode;
  readonly meta?: ReactNode;
};

/** The head of a page of a mechanic: its name, how it stands, since when. */
export function MechanicHeader({ head, title, actions, meta }: Props) {
  const t = useTranslations('mechanicResults');
  const locale = useLocale();
  const name = locale === 'ru' ? head.nameRu : head.nameEn;
  const day = (on: string) => formatDay(on, locale);
  const days =
    head.endsOn === null
      ? t('head.since', { from: day(head.startsOn) })
      : t('head.days', { from: day(head.startsOn), to: day(head.endsOn) });
  return (
    <PageHeader
      title={name}
      crumbs={[
        { label: t('head.mechanics'), href: '/mechanics' },
        { label: name, href: `/mechanics/${head.ruleId}` },
        { label: title },
      ]}
      marks={<MechanicStateMark state={head.state} />}
      meta={
        <DottedFacts
          facts={[
            ['no', t('head.version', { code: mechanicCode(head.ruleId), no: head.no })],
            ['days', days],
            ['asOf', t('head.asOf', { day: day(head.todayOn) })],
            ...(meta === undefined ? [] : [['more', meta] as const]),
          ]}
        />
      }
      {...(actions === undefined ? {} : { actions })}
    />
  );
}
