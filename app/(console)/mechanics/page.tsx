import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExportList } from '@/components/form/export-list';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import {
  MECHANIC_FILTER_IDS,
  MECHANIC_FILTERS,
  mechanicFilterFromAddress,
} from '@/lib/domain/mechanics/list-filter';
import type { ListedMechanic } from '@/lib/domain/mechanics/mechanic-page';
import type { AddressParameters } from '@/lib/domain/shared/address-parameters';
import { keptAlong } from '@/lib/domain/views/view-query';
import { formatCount } from '@/lib/format/numbers';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { getMechanicControl } from '@/lib/mechanics/queries/get-control';
import { getTemplateGiven } from '@/lib/mechanics/queries/get-template-given';
import { listMechanics } from '@/lib/mechanics/queries/list-mechanics';
import { PageViews } from '../page-views';
import { HoldBack } from './_parts/hold-back';
import { MechanicTable } from './_parts/mechanic-table';
import { MechanicsTabs } from './_parts/mechanics-tabs';
import { AllStopped, StopAll } from './_parts/stop-all';
import { TemplateChoice } from './_parts/template-choice';
import { readMechanicWords } from './read-mechanic-words';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mechanics');
  return { title: t('title') };
}

/** Reviews that wait for the reader. */
async function WaitForMe({ mechanics }: { readonly mechanics: readonly ListedMechanic[] }) {
  const [t, { locale }] = await Promise.all([getTranslations('mechanics'), readMechanicWords()]);
  const mine = mechanics.filter(
    ({ undecided }) => undecided?.state === 'inReview' && !undecided.isOwn,
  );
  if (mine.length === 0) return null;
  return (
    <div className="mb-5 rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-3">
      <p className="font-medium">{t('list.waiting', { count: mine.length })}</p>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {mine.map(({ ruleId, nameEn, nameRu }) => (
          <li key={ruleId}>
            <TextLink href={`/mechanics/${ruleId}`}>{locale === 'ru' ? nameRu : nameEn}</TextLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Mechanics by what they are: how each stands, what it says, what it gave and what comes next. */
export default async function MechanicsPage({ searchParams }: Props) {
  const actor = await requireActor('rules.read');
  const [t, words, { mechanics }, control, address] = await Promise.all([
    getTranslations('mechanics'),
    readMechanicWords(),
    runQuery(listMechanics, {}, actor),
    runQuery(getMechanicControl, {}, actor),
    searchParams,
  ]);
  const mayEdit = can(actor, 'rules.edit');
  const filter = mechanicFilterFromAddress(address);
  const shown = mechanics.filter(MECHANIC_FILTERS[filter]);
  const given = mechanics.length === 0 ? await runQuery(getTemplateGiven, {}, actor) : null;
  return (
    <ClientMessages areas={['common', 'errors', 'ruleBook', 'mechanics']}>
      <PageHeader
        title={t('title')}
        meta={t('meta')}
        actions={
          mayEdit && (
            <>
              {can(actor, 'rules.approve') && (
                <HoldBack
                  key={control.version}
                  holdoutBps={control.holdoutBps}
                  version={control.version}
                />
              )}
              {!control.isStopped && mechanics.length > 0 && <StopAll version={control.version} />}
              <ButtonLink href="/mechanics/new" tone="primary">
                {t('list.new')}
              </ButtonLink>
            </>
          )
        }
      />
      <MechanicsTabs current="list" />
      {control.isStopped && <AllStopped version={control.version} mayResume={mayEdit} />}
      {given !== null ? (
        <EmptyState
          title={t('list.empty')}
          text={t('list.emptyText')}
          {...(mayEdit
            ? {
                action: (
                  <TemplateChoice given={{ ...given, audience: null }} startsOn={given.todayOn} />
                ),
              }
            : {})}
        />
      ) : (
        <>
          <LedgerStrip
            label={t('title')}
            figures={MECHANIC_FILTER_IDS.map((id) => ({
              id,
              label: id === 'paused' ? t('states.paused') : t(`list.${id}`),
              value: formatCount(mechanics.filter(MECHANIC_FILTERS[id]).length, words.locale),
              href: keptAlong(id === 'all' ? '/mechanics' : `/mechanics?show=${id}`, address),
              ...(id === filter ? { note: t('list.shown') } : {}),
            }))}
          />
          <div className="mb-3.5 flex flex-wrap items-center justify-between gap-2">
            <PageViews page="/mechanics" />
            {shown.length > 0 && (
              <ExportList href={`/api/internal/mechanics/csv?show=${filter}`} isPersonal={false} />
            )}
          </div>
          {can(actor, 'rules.approve') && <WaitForMe mechanics={mechanics} />}
          {shown.length === 0 ? (
            <EmptyState
              title={t('list.none')}
              action={<ButtonLink href="/mechanics">{t('list.showAll')}</ButtonLink>}
            />
          ) : (
            <MechanicTable words={words} mechanics={shown} />
          )}
        </>
      )}
    </ClientMessages>
  );
}
