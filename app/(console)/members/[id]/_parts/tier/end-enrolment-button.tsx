'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { ownName } from '@/components/tier/own-name';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/toast-store';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import type { ToldEnrolment } from '@/lib/domain/tiers/member-tier';
import { formatDay } from '@/lib/format/dates';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { endEnrolment } from '../../actions';

type Props = { readonly memberId: number; readonly enrolment: ToldEnrolment };

/** Ends a membership of a club or of staff, and says when it is over before. */
export function EndEnrolmentButton({ memberId, enrolment }: Props) {
  const t = useTranslations('memberTier.enrolments');
  const words = useRefusalWords();
  const locale = useLocale();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const { enrolmentId, version, untilOn, ladder } = enrolment;
  const end = () =>
    startTransition(async () => {
      const said = await endEnrolment({ memberId, enrolmentId, version }).catch(() => null);
      setRefusal(said?.ok ? undefined : (said?.error ?? NO_ANSWER));
      if (!said?.ok) return;
      showToast({ title: t('ended') });
      setOpen(false);
      router.refresh();
    });
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('endTitle', { ladder: ownName(ladder, locale) })}
      description={
        untilOn === null ? t('endStaff') : t('endPaid', { day: formatDay(untilOn, locale) })
      }
      trigger={<Button size="small">{t('end')}</Button>}
      actions={
        <Button tone="primary" disabled={isPending} onClick={end}>
          {t('endConfirm')}
        </Button>
      }
    >
      <FormError message={words(refusal)} />
    </Dialog>
  );
}
