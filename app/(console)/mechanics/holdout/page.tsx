import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import type { AddressParameters } from '@/lib/domain/shared/address-parameters';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { programmeResults } from '@/lib/mechanics/results/queries/programme-results';
import { PROGRAMME_PATH, readResultsAddress } from '../[id]/results/_parts/results-address';
import { ProgrammeView } from './_parts/programme-view';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mechanicResults.programme');
  return { title: t('title') };
}

/** What all mechanics together are worth, against the members whom the programme holds back from all of them. */
export default async function ProgrammeHoldoutPage({ searchParams }: Props) {
  const actor = await requireActor('rules.read');
  const address = readResultsAddress(PROGRAMME_PATH, await searchParams);
  const results = await runQuery(programmeResults, address.params, actor);
  return (
    <ClientMessages areas={['common', 'errors']}>
      <ProgrammeView results={results} address={address} />
    </ClientMessages>
  );
}
