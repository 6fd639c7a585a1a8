import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { idInput } from '@/lib/domain/access/inputs';
import type { AddressParameters } from '@/lib/domain/shared/address-parameters';
import { AppError } from '@/lib/domain/shared/errors';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { explainAward } from '@/lib/mechanics/explain/explain-award';
import { listAwards } from '@/lib/mechanics/results/queries/list-awards';
import { AwardList } from './_parts/award-list';
import { readAwardsAddress } from './_parts/awards-address';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mechanicResults.awards');
  return { title: t('title') };
}

/** Who got what of a mechanic, and why one member does or does not. */
export default async function MechanicMembersPage({ params, searchParams }: Props) {
  const actor = await requireActor('rules.read');
  const [{ id }, given] = await Promise.all([params, searchParams]);
  const ruleId = idInput.safeParse(Number(id));
  if (!ruleId.success) notFound();
  const address = readAwardsAddress(ruleId.data, given);
  const { memberId, typed: _, ...asked } = address;
  try {
    const [page, explained] = await Promise.all([
      runQuery(listAwards, asked, actor),
      memberId === null ? null : runQuery(explainAward, { ruleId: ruleId.data, memberId }, actor),
    ]);
    return (
      <ClientMessages areas={['common', 'errors']}>
        <AwardList page={page} explained={explained} address={address} />
      </ClientMessages>
    );
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
