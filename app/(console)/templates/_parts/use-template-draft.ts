'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { areComplete, NO_WORDS } from '@/components/message/message-words';
import { showToast } from '@/components/ui/toast-store';
import type { ListedTemplate } from '@/lib/domain/messaging/template-input';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { saveTemplate } from '../actions';

export type TemplateDraft = Pick<ListedTemplate, 'name' | 'kind' | 'subject' | 'text'>;

const NEW: TemplateDraft = { name: '', kind: 'promotional', ...NO_WORDS };

/** The parts that are written, in one order, so that two drafts can be compared. */
export function draftOf({ name, kind, subject, text }: TemplateDraft): TemplateDraft {
  return {
    name,
    kind,
    subject: { en: subject.en, ru: subject.ru },
    text: { en: text.en, ru: text.ru },
  };
}

const isSame = (one: TemplateDraft, other: TemplateDraft) =>
  JSON.stringify(draftOf(one)) === JSON.stringify(draftOf(other));

/**
 * A template as it is being written, over the version that was on screen when it began. `theirs` is a version that somebody saved
 * meanwhile: nothing is saved before one of the two is chosen.
 */
export function useTemplateDraft(template: ListedTemplate | null) {
  const t = useTranslations('templates');
  const router = useRouter();
  const [base, setBase] = useState(template);
  const [draft, setDraft] = useState(() => draftOf(template ?? NEW));
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const isDirty = !isSame(draft, base ?? NEW);
  const isNewer = template !== null && base !== null && template.version > base.version;
  // What somebody else did not touch in the words (archived and taken back, say) is no conflict.
  const hasOther = isNewer && !isSame(template, base);
  const theirs = hasOther && isDirty && !isSame(draft, template) ? template : null;
  if (isNewer && theirs === null) {
    setBase(template);
    if (!isDirty) setDraft(draftOf(template));
  }
  const save = () =>
    startTransition(async () => {
      const seen = base && { templateId: base.templateId, version: base.version };
      const answer = await saveTemplate({ ...draft, seen }).catch(() => null);
      setRefusal(answer?.ok ? undefined : (answer?.error ?? NO_ANSWER));
      if (!answer?.ok) {
        router.refresh();
        return;
      }
      const { templateId, version } = answer.value;
      showToast({ title: t('saved', { version }) });
      if (base === null) {
        router.push(`/templates/${templateId}`);
        return;
      }
      setBase({ ...base, ...draft, version });
      router.refresh();
    });
  return {
    draft,
    set: (change: Partial<TemplateDraft>) => setDraft({ ...draft, ...change }),
    templateId: base?.templateId ?? null,
    refusal,
    isPending,
    isDirty,
    isComplete: draft.name.trim() !== '' && areComplete(draft),
    theirs,
    save,
    takeTheirs: () => {
      if (theirs === null) return;
      setBase(theirs);
      setDraft(draftOf(theirs));
      setRefusal(undefined);
    },
    keepMine: () => {
      if (theirs === null) return;
      setBase(theirs);
      setRefusal(undefined);
    },
  };
}
