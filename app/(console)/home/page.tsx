import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { Icon } from '@/components/ui/icon';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { formatDay } from '@/lib/format/dates';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { AheadBlock } from './_blocks/ahead-block';
import { ApprovalsBlock } from './_blocks/approvals-block';
import { AttentionBlock } from './_blocks/attention-block';
import { FiguresBlock } from './_blocks/figures-block';
import { ImportsBlock } from './_blocks/imports-block';
import { MechanicsBlock } from './_blocks/mechanics-block';
import { OutboxBlock } from './_blocks/outbox-block';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('home.home');
  return { title: t('title') };
}

/** Where a marketer begins: what needs them first, then what runs, what comes, and what waits for their word. Each block arrives by itself. */
export default async function HomePage() {
  const actor = await requireActor('analytics.read');
  const [t, locale, programme] = await Promise.all([
    getTranslations('home.home'),
    getLocale(),
    runQuery(findProgramme, {}, actor),
  ]);
  const todayOn = dayInZone(new Date(), programme?.timeZone ?? 'UTC');
  const mayEdit = can(actor, 'rules.edit');
  return (
    <>
      <PageHeader
        title={t('title')}
        meta={t('meta', {
          programme: programme?.name ?? '',
          day: formatDay(todayOn, locale, 'long'),
        })}
        actions={
          mayEdit && (
            <>
              <ButtonLink href="/segments/new">{t('newSegment')}</ButtonLink>
              <ButtonLink href="/mechanics/new" tone="primary">
                <Icon of={Plus} />
                {t('newMechanic')}
              </ButtonLink>
            </>
          )
        }
      />
      <Suspense fallback={<Skeleton className="mb-5 h-[70px] w-full" />}>
        <FiguresBlock actor={actor} />
      </Suspense>
      <div className="grid gap-x-8 min-[1100px]:grid-cols-[minmax(0,1fr)_300px]">
        <div className="min-w-0">
          <Suspense fallback={<Skeleton className="mb-6 h-40 w-full" />}>
            <AttentionBlock actor={actor} />
          </Suspense>
          <Suspense fallback={<Skeleton className="mb-6 h-64 w-full" />}>
            <MechanicsBlock actor={actor} />
          </Suspense>
          <Suspense fallback={<Skeleton className="mb-6 h-64 w-full" />}>
            <AheadBlock actor={actor} />
          </Suspense>
        </div>
        <div className="min-w-0">
          <Suspense fallback={<Skeleton className="mb-6 h-48 w-full" />}>
            <ApprovalsBlock actor={actor} />
          </Suspense>
          {can(actor, 'messages.read') && (
            <Suspense fallback={<Skeleton className="mb-6 h-40 w-full" />}>
              <OutboxBlock actor={actor} />
            </Suspense>
          )}
          <Suspense fallback={<Skeleton className="mb-6 h-40 w-full" />}>
            <ImportsBlock actor={actor} timeZone={programme?.timeZone ?? 'UTC'} />
          </Suspense>
        </div>
      </div>
    </>
  );
}
