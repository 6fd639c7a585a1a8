import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { idInput } from '@/lib/domain/access/inputs';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { AppError } from '@/lib/domain/shared/errors';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listResultMembers } from '@/lib/mechanics/results/queries/list-result-members';
import { MechanicHeader } from '../../../_parts/mechanic-header';
import { readResultCell, readResultsAddress, resultsPath } from '../_parts/results-address';
import { ResultMembersList } from './_parts/result-members-list';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mechanicResults.cell');
  return { title: t('title') };
}

/** Exactly the members behind a figure of the results. */
export default async function ResultMembersPage({ params, searchParams }: Props) {
  const actor = await requireActor('rules.read');
  const [{ id }, given] = await Promise.all([params, searchParams]);
  const ruleId = idInput.safeParse(Number(id));
  const cell = readResultCell(given);
  if (!ruleId.success || cell === null) notFound();
  const address = readResultsAddress(resultsPath(ruleId.data), given);
  const after = Number(parameterOf(given, 'after') ?? 0);
  try {
    const page = await runQuery(
      listResultMembers,
      {
        ...{ ruleId: ruleId.data, cell, ...address.params },
        after: Number.isSafeInteger(after) && after > 0 ? after : 0,
      },
      actor,
    );
    return (
      <ClientMessages areas={['common', 'errors']}>
        <ResultMembersList
          page={page}
          header={(title, meta) => <MechanicHeader head={page.head} title={title} meta={meta} />}
          cell={cell}
          address={address}
          isFirst={!(after > 0)}
        />
      </ClientMessages>
    );
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
