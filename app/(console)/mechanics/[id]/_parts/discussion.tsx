'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextArea } from '@/components/form/text-area';
import { Button } from '@/components/ui/button';
import { Initials } from '@/components/ui/initials';
import { COMMENT_MAX, type RuleComment } from '@/lib/domain/rules/comments';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { formatMoment } from '@/lib/format/dates';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { commentOnMechanic } from '../../actions';
import { PartSection } from './part-section';

type Props = {
  readonly ruleId: number;
  readonly comments: readonly RuleComment[];
  readonly timeZone: string;
  readonly mayWrite: boolean;
};

/** What those who work on a mechanic say to each other about it. */
export function Discussion({ ruleId, comments, timeZone, mayWrite }: Props) {
  const t = useTranslations('mechanics.discussion');
  const locale = useLocale();
  return (
    <PartSection id="discussion" title={t('title')}>
      {comments.length === 0 ? (
        <p className="text-sm text-ink-2">{t('none')}</p>
      ) : (
        <ol aria-label={t('of')} className="flex flex-col gap-3">
          {comments.map(({ commentId, author, no, text, writtenAt }) => (
            <li key={commentId} className="grid grid-cols-[26px_minmax(0,1fr)] gap-x-2.5">
              <Initials name={author} />
              <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
                <span className="font-medium">{author}</span>
                <span className="text-xs text-ink-2">
                  {t('about', { moment: formatMoment(writtenAt, { locale, timeZone }), no })}
                </span>
              </p>
              <p className="col-start-2 max-w-[72ch] wrap-anywhere whitespace-pre-line">{text}</p>
            </li>
          ))}
        </ol>
      )}
      {mayWrite && <Write ruleId={ruleId} />}
    </PartSection>
  );
}

function Write({ ruleId }: Pick<Props, 'ruleId'>) {
  const t = useTranslations('mechanics.discussion');
  const words = useRefusalWords();
  const router = useRouter();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const send = () =>
    startTransition(async () => {
      const said = await commentOnMechanic({ ruleId, text }).catch(() => null);
      setRefusal(said?.ok ? undefined : (said?.error ?? NO_ANSWER));
      if (!said?.ok) return;
      setText('');
      router.refresh();
    });
  return (
    <div className="mt-3 flex max-w-[72ch] flex-col items-start gap-2">
      <FormError message={words(refusal)} />
      <div className="w-full">
        <TextArea
          label={t('write')}
          required
          rows={2}
          maxLength={COMMENT_MAX}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Button disabled={isPending || text.trim() === ''} onClick={send}>
        {t('send')}
      </Button>
    </div>
  );
}
