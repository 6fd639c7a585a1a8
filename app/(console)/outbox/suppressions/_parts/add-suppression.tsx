'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { type FoundMember, MemberSearch } from '@/components/message/member-search';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/toast-store';
import { HAND_REASONS, MESSAGE_CHANNELS } from '@/lib/domain/messaging/states';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { suppressContact } from '../../actions';

type Channel = (typeof MESSAGE_CHANNELS)[number];
type Reason = (typeof HAND_REASONS)[number];

/** Takes a contact of a member out by hand, for a reason that somebody told. */
export function AddSuppression() {
  const t = useTranslations('outbox.suppressions');
  const told = useTranslations('consents.messages.channels');
  const words = useRefusalWords();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [member, setMember] = useState<FoundMember | null>(null);
  const [channel, setChannel] = useState<Channel>('email');
  const [reason, setReason] = useState<Reason>('manual');
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const add = () => {
    if (member === null) return;
    startTransition(async () => {
      const { memberId, name } = member;
      const answer = await suppressContact({ memberId, channel, reason }).catch(() => null);
      setRefusal(answer?.ok ? undefined : (answer?.error ?? NO_ANSWER));
      if (!answer?.ok) return;
      setOpen(false);
      setMember(null);
      showToast({ title: t('added', { name }) });
      router.refresh();
    });
  };
  const refused = refusal?.code === 'wrong_state' ? t('already') : words(refusal);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('add')}</Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t('add')}
        description={t('addText')}
        actions={
          <Button
            tone="primary"
            disabled={isPending}
            disabledReason={member === null ? t('whoFirst') : undefined}
            onClick={add}
          >
            {t('addSubmit')}
          </Button>
        }
      >
        <div className="flex flex-col gap-3">
          <FormError message={refused} />
          <MemberSearch label={t('member')} chosen={member} onChoose={setMember} />
          <SelectInput
            label={t('channel')}
            required
            value={channel}
            options={MESSAGE_CHANNELS.map((value) => ({ value, label: told(value) }))}
            onChange={({ target }) =>
              setChannel(MESSAGE_CHANNELS.find((one) => one === target.value) ?? 'email')
            }
          />
          <SelectInput
            label={t('reason')}
            required
            hint={t(`handHints.${reason}`)}
            value={reason}
            options={HAND_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
            onChange={({ target }) =>
              setReason(HAND_REASONS.find((one) => one === target.value) ?? 'manual')
            }
          />
        </div>
      </Dialog>
    </>
  );
}
