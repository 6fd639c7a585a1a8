import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { idInput } from '@/lib/domain/access/inputs';
import type { AddressParameters } from '@/lib/domain/shared/address-parameters';
import { AppError } from '@/lib/domain/shared/errors';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { mechanicDays } from '@/lib/mechanics/results/queries/mechanic-days';
import { mechanicForecast } from '@/lib/mechanics/results/queries/mechanic-forecast';
import { mechanicResults } from '@/lib/mechanics/results/queries/mechanic-results';
import { readResultsAddress, resultsPath } from './_parts/results-address';
import { ResultsView } from './_parts/results-view';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mechanicResults');
  return { title: t('title') };
}

/** What a mechanic gave and what came of it, beside those who were held back. */
export default async function MechanicResultsPage({ params, searchParams }: Props) {
  const actor = await requireActor('rules.read');
  const [{ id }, given] = await Promise.all([params, searchParams]);
  const ruleId = idInput.safeParse(Number(id));
  if (!ruleId.success) notFound();
  const address = readResultsAddress(resultsPath(ruleId.data), given);
  try {
    const [results, days, beside] = await Promise.all([
      runQuery(mechanicResults, { ruleId: ruleId.data, ...address.params }, actor),
      runQuery(mechanicDays, { ruleId: ruleId.data }, actor),
      runQuery(mechanicForecast, { ruleId: ruleId.data }, actor),
    ]);
    return (
      <ClientMessages areas={['common', 'errors']}>
        <ResultsView results={results} days={days} beside={beside} address={address} />
      </ClientMessages>
    );
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
