'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { TextInput } from '@/components/form/text-input';
import { LetterPreview } from '@/components/message/letter-preview';
import type { FoundMember } from '@/components/message/member-search';
import { useFlawWords } from '@/components/message/use-flaw-words';
import { useLetterPreview } from '@/components/message/use-letter-preview';
import { WordsFields } from '@/components/message/words-fields';
import { Button } from '@/components/ui/button';
import { NAME_MAX_CHARS } from '@/lib/domain/access/limits';
import { LOCALES, type Locale } from '@/lib/domain/access/preferences';
import { MESSAGE_KINDS } from '@/lib/domain/messaging/states';
import type { ListedTemplate } from '@/lib/domain/messaging/template-input';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { TemplateConflict } from './template-conflict';
import { TestSend } from './test-send';
import { TextHelp } from './text-help';
import { useTemplateDraft } from './use-template-draft';

type Props = {
  /** Null: a new one. */
  readonly template: ListedTemplate | null;
  /** As whom it is read until somebody else is chosen. */
  readonly reader: FoundMember | null;
  readonly mayEdit: boolean;
};

type State = ReturnType<typeof useTemplateDraft>;

/** Name and kind, subject and text in both languages side by side, and how a member reads them. */
export function TemplateEditor({ template, reader, mayEdit }: Props) {
  const t = useTranslations('templates');
  const locale = useLocale();
  const state = useTemplateDraft(template);
  const flawWords = useFlawWords();
  const [member, setMember] = useState(reader);
  const [language, setLanguage] = useState<Locale>(locale);
  const { draft, set, isDirty, theirs, templateId } = state;
  const memberId = member?.memberId ?? null;
  const preview = useLetterPreview({ words: draft, memberId, language });
  const errorAt = (field: string) =>
    flawWords(preview.refusal, field) ??
    (isDirty && preview.letter !== null ? undefined : flawWords(state.refusal, field));
  return (
    <div className="grid gap-x-7 gap-y-6 min-[1180px]:grid-cols-[minmax(0,1fr)_340px]">
      <form action={state.save} className="min-w-0">
        {theirs !== null && (
          <TemplateConflict
            mine={draft}
            theirs={theirs}
            onTake={state.takeTheirs}
            onKeep={state.keepMine}
          />
        )}
        <NameFields state={state} mayEdit={mayEdit} />
        <div className="mb-5 grid gap-x-5 gap-y-5 sm:grid-cols-2">
          {LOCALES.map((one) => (
            <WordsFields
              key={one}
              language={one}
              subject={draft.subject[one]}
              text={draft.text[one]}
              isReadOnly={!mayEdit}
              errors={{ subject: errorAt(`subject.${one}`), text: errorAt(`text.${one}`) }}
              onChange={(part, value) => set({ [part]: { ...draft[part], [one]: value } })}
            />
          ))}
        </div>
        {mayEdit && <SaveBar state={state} isNew={template === null} />}
        <TextHelp />
      </form>
      <LetterPreview
        member={member}
        onMember={setMember}
        language={language}
        onLanguage={setLanguage}
        letter={preview.letter}
        hasFailed={preview.hasFailed}
        actions={
          <>
            <p className="text-xs text-ink-2">{t('preview.pointsNote')}</p>
            {mayEdit && (
              <TestSend
                templateId={templateId}
                isDirty={isDirty}
                memberId={memberId}
                language={language}
              />
            )}
          </>
        }
      />
    </div>
  );
}

function NameFields({ state, mayEdit }: { readonly state: State; readonly mayEdit: boolean }) {
  const t = useTranslations('templates');
  const { draft, set, refusal } = state;
  return (
    <div className="mb-4 grid gap-x-5 gap-y-3 sm:grid-cols-2">
      <TextInput
        label={t('fields.name')}
        required
        maxLength={NAME_MAX_CHARS}
        autoComplete="off"
        readOnly={!mayEdit}
        hint={t('fields.nameHint')}
        error={refusal?.code === 'already_exists' ? t('nameTaken') : undefined}
        value={draft.name}
        onChange={({ target }) => set({ name: target.value })}
      />
      <SelectInput
        label={t('fields.kind')}
        required
        disabled={!mayEdit}
        hint={t(`kindHints.${draft.kind}`)}
        value={draft.kind}
        options={MESSAGE_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={({ target }) =>
          set({ kind: MESSAGE_KINDS.find((one) => one === target.value) ?? 'promotional' })
        }
      />
    </div>
  );
}

/** Refusals that stand at the field they are about, or that show both versions. */
const ELSEWHERE = ['template_refused', 'already_exists', 'stale_version'];

function SaveBar({ state, isNew }: { readonly state: State; readonly isNew: boolean }) {
  const t = useTranslations('templates');
  const common = useTranslations('common');
  const words = useRefusalWords();
  const { refusal, isDirty, isComplete, isPending, theirs } = state;
  const reason = () => {
    if (theirs !== null) return common('versionConflict.title');
    if (!isDirty && !isNew) return t('unchanged');
    return isComplete ? undefined : t('incomplete');
  };
  return (
    <div className="mb-5 flex flex-col items-start gap-2">
      <FormError
        message={
          refusal === undefined || ELSEWHERE.includes(refusal.code) ? undefined : words(refusal)
        }
      />
      <Button type="submit" tone="primary" disabled={isPending} disabledReason={reason()}>
        {t(isNew ? 'create' : 'save')}
      </Button>
    </div>
  );
}
