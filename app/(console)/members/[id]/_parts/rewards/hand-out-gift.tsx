'use client';

import { useLocale, useTranslations } from 'next-intl';
import { AskOnce } from '@/components/form/ask-once';
import type { ShownGift } from '@/lib/domain/rewards/member-rewards';
import { handOutGift } from '../../actions';

/** Writes down that a gift was handed out: it cannot be undone, so it is asked once. */
export function HandOutGift({ gift }: { readonly gift: ShownGift }) {
  const t = useTranslations('rewards.ofMember');
  const locale = useLocale();
  const { memberId, ruleId, occurrence, place, giftEn, giftRu } = gift;
  const name = locale === 'ru' ? giftRu : giftEn;
  return (
    <AskOnce
      open={t('handOut')}
      title={t('handOutTitle', { name })}
      text={t('handOutAbout')}
      submit={t('handOutSubmit')}
      tone="primary"
      done={t('handedOut', { name })}
      act={() => handOutGift({ memberId, ruleId, occurrence, place })}
    />
  );
}
