'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/toast-store';
import { REFERRAL_TEXT_MAX } from '@/lib/domain/referrals/code';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { tellReferrer } from '../../actions';

/** Says who brought a member that just joined, by code or by number. */
export function TellReferrer({ memberId }: { readonly memberId: number }) {
  const t = useTranslations('referrals');
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('tellTitle')}
      description={t('tellText')}
      trigger={<Button size="small">{t('tell')}</Button>}
    >
      <TellForm memberId={memberId} close={() => setOpen(false)} />
    </Dialog>
  );
}

function TellForm({ memberId, close }: { readonly memberId: number; readonly close: () => void }) {
  const t = useTranslations('referrals');
  const common = useTranslations('common.actions');
  const words = useRefusalWords();
  const router = useRouter();
  const [broughtBy, setBroughtBy] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const tell = () =>
    startTransition(async () => {
      const said = await tellReferrer({ memberId, broughtBy }).catch(() => null);
      setRefusal(said?.ok ? undefined : (said?.error ?? NO_ANSWER));
      if (!said?.ok) return;
      showToast({ title: t('tellDone') });
      close();
      router.refresh();
    });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) tell();
      }}
      className="flex flex-col gap-3"
    >
      <TextInput
        label={t('tellLabel')}
        name="broughtBy"
        required
        autoComplete="off"
        maxLength={REFERRAL_TEXT_MAX}
        hint={t('tellHint')}
        error={words(refusal)}
        value={broughtBy}
        onChange={({ target }) => setBroughtBy(target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" disabled={isPending}>
          {t('tellSubmit')}
        </Button>
        <Button onClick={close}>{common('cancel')}</Button>
      </div>
    </form>
  );
}
