'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/toast-store';
import { shownCode } from '@/lib/domain/rewards/codes';
import type { ShownCoupon } from '@/lib/domain/rewards/member-rewards';
import { CANCEL_REASONS, type CancelReason } from '@/lib/domain/rewards/records';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { cancelCoupon } from '../../actions';

/** Cancels a coupon for a reason. */
export function CancelCoupon({ coupon }: { readonly coupon: ShownCoupon }) {
  const t = useTranslations('rewards.cancel');
  const reasons = useTranslations('rewards.cancelReasons');
  const words = useRefusalWords();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<CancelReason>('mistake');
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const { memberId, code } = coupon;
  const cancel = () =>
    startTransition(async () => {
      const said = await cancelCoupon({ memberId, code, reason }).catch(() => null);
      setRefusal(said?.ok ? undefined : (said?.error ?? NO_ANSWER));
      if (!said?.ok) return;
      showToast({ title: t('done', { code: shownCode(code) }) });
      setOpen(false);
      router.refresh();
    });
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('title', { code: shownCode(code) })}
      description={t('about')}
      trigger={<Button size="small">{t('open')}</Button>}
      actions={
        <Button tone="danger" disabled={isPending} onClick={cancel}>
          {t('submit')}
        </Button>
      }
    >
      <FormError message={words(refusal)} />
      <SelectInput
        label={t('reason')}
        required
        value={reason}
        onChange={(event) =>
          setReason(CANCEL_REASONS.find((one) => one === event.target.value) ?? 'mistake')
        }
        options={CANCEL_REASONS.map((value) => ({ value, label: reasons(value) }))}
      />
    </Dialog>
  );
}
