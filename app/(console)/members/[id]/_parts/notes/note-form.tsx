'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState, useTransition } from 'react';
import { Checkbox } from '@/components/form/checkbox';
import { FormError } from '@/components/form/form-error';
import { TextArea } from '@/components/form/text-area';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { INTERACTION_TEXT_MAX } from '@/lib/domain/members/interactions';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { clockInZone, momentInZone } from '@/lib/domain/shared/calendar';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { addInteraction, withdrawInteraction } from '../../actions';
import { KindChoice, type Written } from './kind-choice';

type Props = {
  readonly memberId: number;
  /** Of the programme: every moment on the page is told in it. */
  readonly timeZone: string;
  readonly onDone: () => void;
};

/** Asks what it was, when, and the words; Ctrl + Enter writes it down. Undone for ten seconds. */
export function NoteForm({ memberId, timeZone, onDone }: Props) {
  const t = useTranslations('timeline.notes');
  const words = useRefusalWords();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [what, setWhat] = useState<Written>({ kind: 'note', direction: 'in' });
  const [text, setText] = useState('');
  const [when, setWhen] = useState('');
  const [isPinned, setPinned] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const isWhenWrong = JSON.stringify(refusal?.details.fields ?? []).includes('happenedAt');
  const undo = (interactionId: number) => async () => {
    await withdrawInteraction({ memberId, interactionId, isWithdrawn: true });
    router.refresh();
  };
  const submit = () =>
    startTransition(async () => {
      const answer = await addInteraction({
        memberId,
        kind: what.kind,
        direction: what.kind === 'note' ? null : what.direction,
        text,
        happenedAt: momentInZone(when, timeZone)?.toJSON() ?? null,
        isPinned,
      });
      if (!answer.ok) {
        setRefusal(answer.error);
        return;
      }
      showToast({ title: t('written'), undo: undo(answer.value.interactionId) });
      router.refresh();
      onDone();
    });
  return (
    <form
      ref={form}
      action={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
          form.current?.requestSubmit();
      }}
      className="flex flex-col gap-3"
    >
      {!isWhenWrong && <FormError message={words(refusal)} />}
      <KindChoice value={what} onChange={setWhat} />
      <TextArea
        label={t('text')}
        hint={t('textHint', { left: INTERACTION_TEXT_MAX - text.length })}
        required
        rows={5}
        maxLength={INTERACTION_TEXT_MAX}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <TextInput
        type="datetime-local"
        label={t('when')}
        hint={t('whenHint', { zone: timeZone })}
        error={isWhenWrong ? t('whenWrong') : undefined}
        value={when}
        max={clockInZone(new Date(), timeZone)}
        onChange={(event) => setWhen(event.target.value)}
      />
      <Checkbox
        label={t('pinThis')}
        hint={t('pinHint')}
        checked={isPinned}
        onChange={(event) => setPinned(event.target.checked)}
      />
      <div className="flex flex-wrap items-center gap-2.5">
        <Button type="submit" tone="primary" disabled={isPending || text.trim() === ''}>
          {t('write')}
        </Button>
        <span className="text-xs text-ink-2">{t('keys')}</span>
      </div>
    </form>
  );
}
