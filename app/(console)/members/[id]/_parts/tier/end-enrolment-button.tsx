'use client';

import { useLocale, useTranslations } from 'next-intl';
import { AskOnce } from '@/components/form/ask-once';
import { ownName } from '@/components/tier/own-name';
import type { ToldEnrolment } from '@/lib/domain/tiers/member-tier';
import { formatDay } from '@/lib/format/dates';
import { endEnrolment } from '../../actions';

type Props = { readonly memberId: number; readonly enrolment: ToldEnrolment };

/** Ends a membership of staff, or keeps one of a club from being renewed, and says before when it is over. */
export function EndEnrolmentButton({ memberId, enrolment }: Props) {
  const t = useTranslations('memberTier.enrolments');
  const locale = useLocale();
  const { enrolmentId, version, untilOn, ladder, kind } = enrolment;
  return (
    <AskOnce
      open={t('end', { kind })}
      title={t('endTitle', { kind, ladder: ownName(ladder, locale) })}
      text={
        untilOn === null ? t('endStaff') : t('endPaid', { kind, day: formatDay(untilOn, locale) })
      }
      submit={t('endConfirm', { kind })}
      tone="primary"
      done={t('ended', { kind })}
      act={() => endEnrolment({ memberId, enrolmentId, version })}
    />
  );
}
