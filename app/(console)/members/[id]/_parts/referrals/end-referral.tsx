'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AskOnce } from '@/components/form/ask-once';
import { SelectInput } from '@/components/form/select-input';
import { REFERRAL_END_REASONS, type ReferralEndReason } from '@/lib/domain/referrals/referral';
import { endReferral } from '../../actions';

type Props = { readonly memberId: number; readonly referralId: number };

/** Says for a reason that a member was not brought so after all: what both were given for it goes back. */
export function EndReferral({ memberId, referralId }: Props) {
  const t = useTranslations('referrals');
  const [reason, setReason] = useState<ReferralEndReason>('mistake');
  return (
    <AskOnce
      open={t('end')}
      title={t('endTitle')}
      text={t('endText')}
      submit={t('endSubmit')}
      tone="danger"
      done={t('endDone')}
      act={() => endReferral({ memberId, referralId, reason })}
    >
      <SelectInput
        label={t('endReason')}
        required
        value={reason}
        onChange={({ target }) =>
          setReason(REFERRAL_END_REASONS.find((one) => one === target.value) ?? 'mistake')
        }
        options={REFERRAL_END_REASONS.map((value) => ({ value, label: t(`endReasons.${value}`) }))}
      />
    </AskOnce>
  );
}
