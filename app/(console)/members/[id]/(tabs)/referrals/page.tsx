import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { memberTabHref } from '@/lib/domain/members/member-tabs';
import { readBefore } from '@/lib/domain/members/read-before';
import type { AddressParameters } from '@/lib/domain/shared/address-parameters';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { getMemberReferrals } from '@/lib/referrals/queries/get-member-referrals';
import { BroughtBy } from '../../_parts/referrals/brought-by';
import { FriendsTable } from '../../_parts/referrals/friends-table';
import { ReferralCode } from '../../_parts/referrals/referral-code';
import { ReferralFigures } from '../../_parts/referrals/referral-figures';
import { readMember } from '../../read-member';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

/** Who brought a member, their code, and whom they brought with what came of it. */
export default async function MemberReferralsPage({ params, searchParams }: Props) {
  const actor = await requireActor('members.read');
  const [{ memberId }, address] = await Promise.all([readMember((await params).id), searchParams]);
  const before = readBefore(address);
  const [t, referrals] = await Promise.all([
    getTranslations('referrals'),
    runQuery(getMemberReferrals, { memberId, before }, actor),
  ]);
  const { broughtBy, closedBy, code, friends, counts, next, timeZone } = referrals;
  const canEdit = can(actor, 'members.edit');
  const isOver = closedBy === 'member_over';
  const path = memberTabHref(memberId, 'referrals');
  return (
    <ClientMessages areas={['common', 'errors', 'members', 'referrals']}>
      {counts.brought > 0 && <ReferralFigures counts={counts} />}
      <Section title={t('broughtByTitle')}>
        <BroughtBy
          memberId={memberId}
          broughtBy={broughtBy}
          closedBy={closedBy}
          timeZone={timeZone}
          canEdit={canEdit}
        />
      </Section>
      {canEdit && !(isOver && code === null) && (
        <Section title={t('codeTitle')} note={t('codeNote')}>
          <ReferralCode memberId={memberId} code={code} />
        </Section>
      )}
      {friends.length === 0 ? (
        <EmptyState title={t('none')} text={t('noneText')} />
      ) : (
        <Section title={t('friendsTitle')}>
          <FriendsTable friends={friends} timeZone={timeZone} canEdit={canEdit} />
          <Pagination
            range={t('shown', { count: friends.length })}
            previousHref={before === null ? undefined : path}
            nextHref={next === null ? undefined : `${path}?before=${next}`}
          />
        </Section>
      )}
    </ClientMessages>
  );
}
