import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { requireActor } from '@/lib/access/session';
import { listConsentTexts } from '@/lib/consents/queries/list-consent-texts';
import { can } from '@/lib/domain/access/actor';
import { CONSENT_PURPOSES } from '@/lib/domain/consents/states';
import { readBefore } from '@/lib/domain/members/read-before';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { SettingsHeader } from '../settings-header';
import { NewVersion } from './_parts/new-version';
import { VersionList } from './_parts/version-list';

type Props = { readonly searchParams: Promise<AddressParameters> };

const PATH = '/settings/consent-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consents.texts');
  return { title: t('title') };
}

/** What members agree to, version by version. */
export default async function ConsentTextsPage({ searchParams }: Props) {
  const actor = await requireActor('settings.read');
  const address = await searchParams;
  const purpose =
    CONSENT_PURPOSES.find((known) => known === parameterOf(address, 'purpose')) ?? 'personalData';
  const before = readBefore(address);
  const [t, { texts, next, todayOn }] = await Promise.all([
    getTranslations('consents.texts'),
    runQuery(listConsentTexts, { purpose, before }, actor),
  ]);
  const path = `${PATH}?purpose=${purpose}`;
  const canAdd = can(actor, 'consentTexts.manage') && before === null;
  return (
    <ClientMessages areas={['common', 'consents', 'errors', 'settings']}>
      <SettingsHeader
        current="consentTexts"
        meta={t('meta')}
        actions={
          canAdd && <NewVersion purpose={purpose} latest={texts[0] ?? null} todayOn={todayOn} />
        }
      />
      <div className="mt-4">
        <SegmentedControl
          label={t('purpose')}
          current={purpose}
          items={CONSENT_PURPOSES.map((id) => ({
            id,
            label: t(`purposes.${id}`),
            href: `${PATH}?purpose=${id}`,
          }))}
        />
      </div>
      {texts.length === 0 ? (
        <EmptyState title={t('none')} text={t('noneText')} />
      ) : (
        <>
          <VersionList texts={texts} todayOn={todayOn} />
          <Pagination
            range={t('shown', { count: texts.length })}
            previousHref={before === null ? undefined : path}
            nextHref={next === null ? undefined : `${path}&before=${next}`}
          />
        </>
      )}
    </ClientMessages>
  );
}
