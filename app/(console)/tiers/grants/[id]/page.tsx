import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { AppError } from '@/lib/domain/shared/errors';
import { grantOutcomeInput } from '@/lib/domain/tiers/grant-input';
import { GRANT_TAKEABLE, grantGets, grantMembers } from '@/lib/domain/tiers/grants';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { getGrant } from '@/lib/tiers/grants/queries/get-grant';
import { listGrantMembers } from '@/lib/tiers/grants/queries/list-grant-members';
import { ownName } from '../_parts/grant-words';
import { OutcomeLedger } from '../_parts/outcome-ledger';
import { GrantHeader } from './_parts/grant-header';
import { GrantProgress } from './_parts/grant-progress';
import { MembersOfGrant } from './_parts/members-of-grant';
import { ReviewGrant } from './_parts/review-grant';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tierGrants');
  return { title: t('title') };
}

/** A tier given to a whole list: who asked and agreed, how far it is, and what became of each member. */
export default async function GrantPage({ params, searchParams }: Props) {
  const actor = await requireActor('rules.read');
  const [{ id }, address, t, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations('tierGrants'),
    getLocale(),
  ]);
  const grantId = idInput.safeParse(Number(id));
  if (!grantId.success) notFound();
  const outcome = grantOutcomeInput.safeParse(parameterOf(address, 'outcome')).data ?? null;
  const after = Number(/^\d{1,15}$/.exec(parameterOf(address, 'after') ?? '')?.[0] ?? 0);
  const asked = { grantId: grantId.data, outcome, after };
  const [grant, members] = await Promise.all([
    runQuery(getGrant, { grantId: grantId.data }, actor),
    runQuery(listGrantMembers, asked, actor),
  ]).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  });
  const words = { t, locale };
  const { state, counts } = grant;
  const isTakeable = GRANT_TAKEABLE.some((one) => one === state);
  return (
    <ClientMessages areas={['common', 'errors', 'tierGrants']}>
      <GrantHeader
        words={words}
        grant={grant}
        mayTakeBack={isTakeable && can(actor, 'tiers.grant')}
      />
      {grant.remark !== '' && (
        <p className="mb-4 max-w-[72ch] text-ink-2 wrap-anywhere">{grant.remark}</p>
      )}
      {state === 'asked' && can(actor, 'rules.approve') && (
        <ReviewGrant
          seen={{ grantId: grant.grantId, version: grant.version }}
          tier={ownName(words, grant.tier)}
          gets={grantGets(counts)}
          isOwn={grant.isOwn}
        />
      )}
      <GrantProgress words={words} grant={grant} />
      <OutcomeLedger
        words={words}
        counts={counts}
        members={state === 'asked' ? grantMembers(counts) : grant.members}
        label={t('page.ledger')}
        gets={t(state === 'asked' ? 'page.gets' : 'page.got')}
        hrefOf={(of) => `/tiers/grants/${grant.grantId}?outcome=${of}`}
      />
      <MembersOfGrant words={words} grantId={grant.grantId} {...{ outcome, after, members }} />
    </ClientMessages>
  );
}
