import { useTranslations } from 'next-intl';
import { TextLink } from '@/components/ui/text-link';
import { memberTabHref } from '@/lib/domain/members/member-tabs';
import { memberCode } from '@/lib/domain/members/states';
import type { ReferredMember } from '@/lib/domain/referrals/referral';

type Props = { readonly member: ReferredMember & { readonly toldAs: number } };

/** The other one of a referral: name, number, and under which number it was told if that is another one's. */
export function ReferredName({ member }: Props) {
  const t = useTranslations('referrals');
  const { memberId, name, isOver } = member;
  return (
    <>
      <TextLink href={memberTabHref(memberId, 'referrals')}>
        {name === '' ? t('noName') : name}
      </TextLink>{' '}
      <span className="text-xs text-ink-3">
        {memberCode(memberId)}
        {isOver && ` · ${t('over')}`}
      </span>
    </>
  );
}
