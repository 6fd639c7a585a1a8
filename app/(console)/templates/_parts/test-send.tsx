'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import type { Locale } from '@/lib/domain/access/preferences';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { sendTest } from '../actions';

type Props = {
  /** Null: it was not saved yet. */
  readonly templateId: number | null;
  readonly isDirty: boolean;
  readonly memberId: number | null;
  readonly language: Locale;
};

/** Sends the saved text to the reader's own e-mail, filled for the member it is read as. */
export function TestSend({ templateId, isDirty, memberId, language }: Props) {
  const t = useTranslations('templates');
  const words = useRefusalWords();
  const [refusal, setRefusal] = useState<Refusal>();
  const [sentId, setSentId] = useState<number>();
  const [isPending, startTransition] = useTransition();
  const send = () => {
    if (templateId === null || memberId === null) return;
    startTransition(async () => {
      const answer = await sendTest({ memberId, language, words: { templateId } }).catch(
        () => null,
      );
      setRefusal(answer?.ok ? undefined : (answer?.error ?? NO_ANSWER));
      setSentId(answer?.ok ? answer.value.messageId : undefined);
    });
  };
  const reason = () => {
    if (templateId === null || isDirty) return t('test.save');
    return memberId === null ? t('test.who') : undefined;
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <FormError message={words(refusal)} />
      <Button disabled={isPending} disabledReason={reason()} onClick={send}>
        {t('test.sendLanguage', { language: t(`languages.${language}`) })}
      </Button>
      <p role="status" className="text-sm text-ink-2 empty:hidden">
        {sentId !== undefined && (
          <>
            {t('test.sent')}
            {' · '}
            <TextLink href={`/outbox?message=${sentId}`}>{t('test.see')}</TextLink>
          </>
        )}
      </p>
    </div>
  );
}
