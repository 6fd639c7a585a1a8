import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { FormError } from '@/components/form/form-error';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { AppError } from '@/lib/domain/shared/errors';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listSegments } from '@/lib/segments/queries/list-segments';
import { listGrantable } from '@/lib/tiers/grants/queries/list-grantable';
import { tryGrant } from '@/lib/tiers/grants/queries/try-grant';
import { AskGrant } from './_parts/ask-grant';
import { GrantChoice } from './_parts/grant-choice';
import { GrantTrialView } from './_parts/grant-trial';
import { proposedUntil, readAsked } from './read-asked';
import { refusedWords } from './refused-words';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tierGrants.new');
  return { title: t('title') };
}

/** A tier for everybody in a list: which, to whom and until when; who would get it and who not; then it is asked for. */
export default async function NewGrantPage({ searchParams }: Props) {
  const actor = await requireActor('tiers.grant');
  const [address, t, tiersWords, locale, { tiers, todayOn }, segments] = await Promise.all([
    searchParams,
    getTranslations('tierGrants'),
    getTranslations('tiers'),
    getLocale(),
    runQuery(listGrantable, {}, actor),
    runQuery(listSegments, {}, actor),
  ]);
  const words = { t, locale };
  const asked = readAsked((name) => parameterOf(address, name));
  const isWhole = asked.segmentId > 0 && asked.tierId > 0 && asked.untilOn !== '';
  const trial = isWhole
    ? await runQuery(tryGrant, asked, actor).catch((error: unknown) => {
        if (error instanceof AppError) return error;
        throw error;
      })
    : null;
  const tier = tiers.find(({ tierId }) => tierId === asked.tierId);
  return (
    <ClientMessages areas={['common', 'errors', 'tasks', 'tierGrants']}>
      <PageHeader
        title={t('new.title')}
        crumbs={[
          { label: tiersWords('title'), href: '/tiers' },
          { label: t('title'), href: '/tiers/grants' },
          { label: t('new.title') },
        ]}
        meta={t('new.text')}
      />
      {tiers.length === 0 ? (
        <EmptyState title={t('new.noTiers')} text={t('new.noTiersText')} />
      ) : segments.length === 0 ? (
        <EmptyState
          title={t('new.noSegments')}
          text={t('new.noSegmentsText')}
          action={<ButtonLink href="/segments/new-list">{t('new.newList')}</ButtonLink>}
        />
      ) : (
        <GrantChoice
          words={words}
          tiers={tiers}
          segments={segments}
          asked={{
            ...asked,
            untilOn: asked.untilOn === '' ? proposedUntil(todayOn) : asked.untilOn,
          }}
          todayOn={todayOn}
        />
      )}
      {trial instanceof AppError && <FormError message={refusedWords(t, trial)} />}
      {trial !== null && !(trial instanceof AppError) && tier !== undefined && (
        <>
          <GrantTrialView words={words} tier={tier} trial={trial} />
          <AskGrant asked={asked} tier={tier} counts={trial.counts} />
        </>
      )}
    </ClientMessages>
  );
}
