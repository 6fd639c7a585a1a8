import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { getMemberRewards } from '@/lib/mechanics/rewards/queries/get-member-rewards';
import { BadgesAndDays } from '../../_parts/rewards/badges-and-days';
import { MemberCoupons } from '../../_parts/rewards/member-coupons';
import { MemberGifts } from '../../_parts/rewards/member-gifts';
import { readMember } from '../../read-member';

type Props = { readonly params: Promise<{ readonly id: string }> };

/** What mechanics gave a member beside points: coupons, gifts, badges and days on which they earn more. */
export default async function MemberRewardsPage({ params }: Props) {
  const actor = await requireActor('members.read');
  const { memberId } = await readMember((await params).id);
  const [t, rewards] = await Promise.all([
    getTranslations('rewards.ofMember'),
    runQuery(getMemberRewards, { memberId }, actor),
  ]);
  const { coupons, gifts, badges, multipliers, currency } = rewards;
  const count = coupons.length + gifts.length + badges.length + multipliers.length;
  if (count === 0) return <EmptyState title={t('none')} text={t('noneText')} />;
  return (
    <ClientMessages areas={['common', 'errors', 'rewards']}>
      {coupons.length > 0 && (
        <Section title={t('coupons')} note={t('couponsNote')}>
          <MemberCoupons
            coupons={coupons}
            currency={currency}
            canCancel={can(actor, 'points.adjust')}
          />
        </Section>
      )}
      {gifts.length > 0 && (
        <Section title={t('gifts')}>
          <MemberGifts gifts={gifts} canHandOut={can(actor, 'members.edit')} />
        </Section>
      )}
      <BadgesAndDays badges={badges} multipliers={multipliers} />
    </ClientMessages>
  );
}
