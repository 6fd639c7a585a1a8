'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { CodeInput } from '@/components/form/code-input';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/toast-store';
import type { InvitationOutcome } from '@/lib/domain/households/invitation-outcome';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { answerInvitation } from '../../actions';

type Given = Parameters<typeof answerInvitation>[0];

/** Answers an invitation: by the code that the member reads out, or with a no. A wrong code says how many are left. */
export function AnswerButton({ memberId }: { readonly memberId: number }) {
  const t = useTranslations('members.household');
  const words = useRefusalWords();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<InvitationOutcome>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [turns, setTurns] = useState(0);
  const [isPending, startTransition] = useTransition();
  const answer = (given: Given) =>
    startTransition(async () => {
      const said = await answerInvitation(given).catch(() => null);
      setRefusal(said?.ok ? undefined : (said?.error ?? NO_ANSWER));
      setOutcome(said?.ok ? said.value : undefined);
      setTurns((turn) => turn + 1);
      if (!said?.ok || said.value.kind === 'wrong') return;
      showToast({ title: t(`outcomes.${said.value.kind}`) });
      setOpen(false);
      router.refresh();
    });
  const problem = () => {
    if (outcome?.kind === 'wrong') return t('wrong', { left: outcome.attemptsLeft });
    return refusal?.code === 'invalid_input' ? t('malformed') : words(refusal);
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('answerTitle')}
      description={t('answerText')}
      trigger={<Button size="small">{t('answer')}</Button>}
    >
      <form
        action={(form) => answer({ memberId, answer: 'accept', code: String(form.get('code')) })}
        className="flex flex-col gap-3"
      >
        <FormError message={problem()} />
        <CodeInput key={turns} label={t('code')} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="primary" disabled={isPending}>
            {t('accept')}
          </Button>
          <Button disabled={isPending} onClick={() => answer({ memberId, answer: 'decline' })}>
            {t('decline')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
