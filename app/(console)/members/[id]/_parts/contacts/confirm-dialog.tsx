'use client';

import { useTranslations } from 'next-intl';
import { CodeInput } from '@/components/form/code-input';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { CODE_MINUTES, type ConfirmOutcome } from '@/lib/domain/contacts/codes';
import type { ContactState } from '@/lib/domain/contacts/contact-state';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { useCode } from './use-code';
import { useSecondsLeft } from './use-seconds-left';

const SECONDS_A_MINUTE = 60;
type Props = {
  readonly memberId: number;
  readonly state: ContactState;
  readonly onDone: () => void;
};

function useProblemWords() {
  const t = useTranslations('consents.confirm');
  const words = useRefusalWords();
  return (outcome: ConfirmOutcome | undefined, refusal: Refusal | undefined) => {
    if (outcome?.kind === 'wrong') return t('wrong', { left: outcome.attemptsLeft });
    if (outcome?.kind === 'spent' || outcome?.kind === 'expired') return t(outcome.kind);
    if (refusal?.code === 'invalid_input') return t('malformed');
    const wait = refusal?.details.retryAfterSeconds;
    if (refusal?.code === 'too_many_attempts' && typeof wait === 'number') {
      return t('tooMany', { minutes: Math.ceil(wait / SECONDS_A_MINUTE) });
    }
    return words(refusal);
  };
}

/** Sends a code, takes what the member read out, says how many attempts are left. */
export function ConfirmDialog({ memberId, state, onDone }: Props) {
  const t = useTranslations('consents.confirm');
  const problemWords = useProblemWords();
  const talk = useCode(memberId, state, () => {
    showToast({ title: t('done') });
    onDone();
  });
  const left = useSecondsLeft(talk.resendAtMs);
  if (!state.canSend) return <FormError message={t('notConfigured')} />;
  const isOver = talk.outcome?.kind === 'spent' || talk.outcome?.kind === 'expired';
  const isAsking = talk.isSent && !isOver;
  const again = (
    <Button
      tone={isAsking ? 'default' : 'primary'}
      disabled={talk.isPending || left > 0}
      onClick={talk.send}
    >
      {left > 0 ? t('againIn', { seconds: left }) : t(talk.isSent ? 'again' : 'send')}
    </Button>
  );
  return (
    <div className="flex flex-col gap-3">
      <FormError message={problemWords(talk.outcome, talk.refusal)} />
      {isAsking ? (
        <form
          action={(form) => talk.check(String(form.get('code')))}
          className="flex flex-col gap-3"
        >
          <p className="text-sm text-ink-2" role="status">
            {t('sent', { minutes: CODE_MINUTES })}
          </p>
          <CodeInput key={talk.turns} label={t('code')} />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" tone="primary" disabled={talk.isPending}>
              {t('check')}
            </Button>
            {again}
          </div>
        </form>
      ) : (
        <div>{again}</div>
      )}
    </div>
  );
}
