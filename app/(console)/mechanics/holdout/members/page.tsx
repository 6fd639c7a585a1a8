import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import type { ResultCell } from '@/lib/domain/mechanics/results/asked';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listProgrammeMembers } from '@/lib/mechanics/results/queries/list-programme-members';
import {
  PROGRAMME_PATH,
  readResultCell,
  readResultsAddress,
} from '../../[id]/results/_parts/results-address';
import { ResultMembersList } from '../../[id]/results/members/_parts/result-members-list';
import { ProgrammeHeader } from '../_parts/programme-header';

type Props = { readonly searchParams: Promise<AddressParameters> };

/** Who is held back, where the address names nobody. */
const HELD: ResultCell = { arm: 'holdout', what: 'assigned' };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mechanicResults.cell');
  return { title: t('title') };
}

/** Exactly the members behind a figure of the programme's holdout. */
export default async function ProgrammeMembersPage({ searchParams }: Props) {
  const actor = await requireActor('rules.read');
  const given = await searchParams;
  const cell = readResultCell(given) ?? HELD;
  const address = readResultsAddress(PROGRAMME_PATH, given);
  const typed = Number(parameterOf(given, 'after') ?? 0);
  const after = Number.isSafeInteger(typed) && typed > 0 ? typed : 0;
  const page = await runQuery(listProgrammeMembers, { cell, ...address.params, after }, actor);
  return (
    <ClientMessages areas={['common', 'errors']}>
      <ResultMembersList
        page={page}
        header={(title, meta) => <ProgrammeHeader head={page.head} title={title} meta={meta} />}
        cell={cell}
        address={address}
        isFirst={after === 0}
      />
    </ClientMessages>
  );
}
