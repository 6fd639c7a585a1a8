'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AskOnce } from '@/components/form/ask-once';
import { SelectInput } from '@/components/form/select-input';
import { shownCode } from '@/lib/domain/rewards/codes';
import type { ShownCoupon } from '@/lib/domain/rewards/member-rewards';
import { CANCEL_REASONS, type CancelReason } from '@/lib/domain/rewards/records';
import { cancelCoupon } from '../../actions';

/** Cancels a coupon for a reason. */
export function CancelCoupon({ coupon }: { readonly coupon: ShownCoupon }) {
  const t = useTranslations('rewards.cancel');
  const reasons = useTranslations('rewards.cancelReasons');
  const [reason, setReason] = useState<CancelReason>('mistake');
  const { memberId, code } = coupon;
  return (
    <AskOnce
      open={t('open')}
      title={t('title', { code: shownCode(code) })}
      text={t('about')}
      submit={t('submit')}
      tone="danger"
      done={t('done', { code: shownCode(code) })}
      act={() => cancelCoupon({ memberId, code, reason })}
    >
      <SelectInput
        label={t('reason')}
        required
        value={reason}
        onChange={(event) =>
          setReason(CANCEL_REASONS.find((one) => one === event.target.value) ?? 'mistake')
        }
        options={CANCEL_REASONS.map((value) => ({ value, label: reasons(value) }))}
      />
    </AskOnce>
  );
}
