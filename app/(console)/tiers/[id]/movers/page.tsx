import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { requireActor } from '@/lib/access/session';
import { idInput } from '@/lib/domain/access/inputs';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { NoDraft } from './_parts/no-draft';
import { FoundMovers } from './found-movers';
import { readMoversAddress } from './read-movers-address';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tierSimulation.list');
  return { title: t('title') };
}

/** Exactly the members behind a figure of a simulation. Whoever opens it is there at once: a simulation may take its time. */
export default async function MoversPage({ params, searchParams }: Props) {
  const actor = await requireActor('rules.read');
  const [{ id }, address] = await Promise.all([params, searchParams]);
  const ruleId = idInput.safeParse(Number(id));
  if (!ruleId.success) notFound();
  const asked = readMoversAddress((name) => parameterOf(address, name));
  if (asked === null) return <NoDraft ruleId={ruleId.data} />;
  return (
    <ClientMessages areas={['common', 'errors', 'tierSimulation']}>
      <Suspense fallback={<Waiting />}>
        <FoundMovers ruleId={ruleId.data} asked={asked} actor={actor} />
      </Suspense>
    </ClientMessages>
  );
}

async function Waiting() {
  const t = await getTranslations('tierSimulation');
  return (
    <div aria-busy="true">
      <PageHeader title={t('list.title')} meta={t('counting')} />
      <Skeleton className="h-96 w-full" />
    </div>
  );
}
