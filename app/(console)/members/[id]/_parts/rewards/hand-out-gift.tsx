'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/toast-store';
import type { ShownGift } from '@/lib/domain/rewards/member-rewards';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { handOutGift } from '../../actions';

/** Writes down that a gift was handed out: it cannot be undone, so it is asked once. */
export function HandOutGift({ gift }: { readonly gift: ShownGift }) {
  const t = useTranslations('rewards.ofMember');
  const words = useRefusalWords();
  const locale = useLocale();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const { memberId, ruleId, occurrence, place, giftEn, giftRu } = gift;
  const name = locale === 'ru' ? giftRu : giftEn;
  const handOut = () =>
    startTransition(async () => {
      const said = await handOutGift({ memberId, ruleId, occurrence, place }).catch(() => null);
      setRefusal(said?.ok ? undefined : (said?.error ?? NO_ANSWER));
      if (!said?.ok) return;
      showToast({ title: t('handedOut', { name }) });
      setOpen(false);
      router.refresh();
    });
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('handOutTitle', { name })}
      description={t('handOutAbout')}
      trigger={<Button size="small">{t('handOut')}</Button>}
      actions={
        <Button tone="primary" disabled={isPending} onClick={handOut}>
          {t('handOutSubmit')}
        </Button>
      }
    >
      <FormError message={words(refusal)} />
    </Dialog>
  );
}
