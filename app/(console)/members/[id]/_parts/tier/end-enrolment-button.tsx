'use client';

import { useLocale, useTranslations } from 'next-intl';
import { AskOnce } from '@/components/form/ask-once';
import { ownName } from '@/components/tier/own-name';
import type { ToldEnrolment } from '@/lib/domain/tiers/member-tier';
import { formatDay } from '@/lib/format/dates';
import { endEnrolment } from '../../actions';

type Props = { readonly memberId: number; readonly enrolment: ToldEnrolment };

/** Ends a membership of a club or of staff, and says when it is over before. */
export function EndEnrolmentButton({ memberId, enrolment }: Props) {
  const t = useTranslations('memberTier.enrolments');
  const locale = useLocale();
  const { enrolmentId, version, untilOn, ladder } = enrolment;
  return (
    <AskOnce
      open={t('end')}
      title={t('endTitle', { ladder: ownName(ladder, locale) })}
      text={untilOn === null ? t('endStaff') : t('endPaid', { day: formatDay(untilOn, locale) })}
      submit={t('endConfirm')}
      tone="primary"
      done={t('ended')}
      act={() => endEnrolment({ memberId, enrolmentId, version })}
    />
  );
}
