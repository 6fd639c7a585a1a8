'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/toast-store';
import { REFERRAL_END_REASONS, type ReferralEndReason } from '@/lib/domain/referrals/referral';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { endReferral } from '../../actions';

type Props = { readonly memberId: number; readonly referralId: number };

/** Says for a reason that a member was not brought so after all: what both were given for it goes back. */
export function EndReferral({ memberId, referralId }: Props) {
  const t = useTranslations('referrals');
  const words = useRefusalWords();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<ReferralEndReason>('mistake');
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const end = () =>
    startTransition(async () => {
      const said = await endReferral({ memberId, referralId, reason }).catch(() => null);
      setRefusal(said?.ok ? undefined : (said?.error ?? NO_ANSWER));
      if (!said?.ok) return;
      showToast({ title: t('endDone') });
      setOpen(false);
      router.refresh();
    });
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('endTitle')}
      description={t('endText')}
      trigger={<Button size="small">{t('end')}</Button>}
      actions={
        <Button tone="danger" disabled={isPending} onClick={end}>
          {t('endSubmit')}
        </Button>
      }
    >
      <FormError message={words(refusal)} />
      <SelectInput
        label={t('endReason')}
        required
        value={reason}
        onChange={({ target }) =>
          setReason(REFERRAL_END_REASONS.find((one) => one === target.value) ?? 'mistake')
        }
        options={REFERRAL_END_REASONS.map((value) => ({ value, label: t(`endReasons.${value}`) }))}
      />
    </Dialog>
  );
}
