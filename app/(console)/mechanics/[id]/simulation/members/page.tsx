import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { AppError } from '@/lib/domain/shared/errors';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listSimulated } from '@/lib/mechanics/simulation/queries/list-simulated';
import { SimulatedList } from './_parts/simulated-list';
import { readAddress } from './read-address';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mechanicSimulation.list');
  return { title: t('title') };
}

/** Exactly the members behind a figure of a simulation. */
export default async function SimulatedMembersPage({ params, searchParams }: Props) {
  const actor = await requireActor('rules.read');
  const [{ id }, address] = await Promise.all([params, searchParams]);
  const ruleId = idInput.safeParse(Number(id));
  if (!ruleId.success) notFound();
  const asked = readAddress((name) => parameterOf(address, name));
  try {
    if (asked === null) throw new AppError('invalid_input');
    const page = await runQuery(listSimulated, { ruleId: ruleId.data, ...asked }, actor);
    return (
      <ClientMessages areas={['common', 'errors', 'mechanicSimulation', 'tierSimulation']}>
        <SimulatedList
          ruleId={ruleId.data}
          asked={asked}
          page={page}
          mayList={can(actor, 'segments.edit')}
        />
      </ClientMessages>
    );
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'not_found') notFound();
    if (error.code !== 'invalid_input') throw error;
    const t = await getTranslations('mechanicSimulation.list');
    return (
      <EmptyState
        title={t('noDraft')}
        text={t('noDraftText')}
        action={<ButtonLink href={`/mechanics/${ruleId.data}/simulation`}>{t('open')}</ButtonLink>}
      />
    );
  }
}
