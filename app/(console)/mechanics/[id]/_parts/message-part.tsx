'use client';

import { useRef, useState } from 'react';
import { Checkbox } from '@/components/form/checkbox';
import { FieldError } from '@/components/form/field-error';
import { TextArea } from '@/components/form/text-area';
import { TextInput } from '@/components/form/text-input';
import { ChooseTemplate } from '@/components/message/choose-template';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { LOCALES, type Locale } from '@/lib/domain/access/preferences';
import {
  MESSAGE_VARIABLES,
  type MessageVariable,
  SUBJECT_MAX_CHARS,
  TEXT_MAX_CHARS,
} from '@/lib/domain/messaging/variables';
import type { Designer } from './designer-types';
import { SpecField } from './fields/spec-field';
import { MessagePreview } from './message-preview';
import { PartSection } from './part-section';

type Props = { readonly designer: Designer };
const EMPTY = {
  kind: 'promotional',
  subject: { en: '', ru: '' },
  text: { en: '', ru: '' },
} as const;
const VARIABLES = Object.keys(MESSAGE_VARIABLES) as readonly MessageVariable[];

/** Subject and text of one language, with the variables that can be put where the cursor stands. */
function Words({ designer, language }: Props & { readonly language: Locale }) {
  const { words, draft, set, errorAt } = designer;
  const { t } = words;
  const area = useRef<HTMLDivElement>(null);
  const message = draft.message ?? EMPTY;
  const text = message.text[language];
  const put = (name: MessageVariable) => {
    const box = area.current?.querySelector('textarea');
    const at = box?.selectionStart ?? text.length;
    const end = box?.selectionEnd ?? at;
    const slot = `{{ ${name} }}`;
    set(`message.text.${language}`, `${text.slice(0, at)}${slot}${text.slice(end)}`);
    box?.focus();
  };
  const named = t(`message.languages.${language}`);
  return (
    <div ref={area} className="flex min-w-0 flex-col gap-3">
      <TextInput
        label={t('message.subject', { language: named })}
        required
        lang={language}
        maxLength={SUBJECT_MAX_CHARS}
        autoComplete="off"
        error={errorAt(`message.subject.${language}`)}
        value={message.subject[language]}
        onChange={(event) => set(`message.subject.${language}`, event.target.value)}
      />
      <TextArea
        label={t('message.text', { language: named })}
        required
        lang={language}
        rows={4}
        maxLength={TEXT_MAX_CHARS}
        error={errorAt(`message.text.${language}`)}
        hint={t('message.characters', { count: text.length })}
        value={text}
        onChange={(event) => set(`message.text.${language}`, event.target.value)}
      />
      <div className="flex flex-wrap items-center gap-1.5 text-sm">
        <span className="text-ink-3">{t('message.insert')}</span>
        {VARIABLES.map((name) => (
          <button
            key={name}
            type="button"
            aria-label={t('message.insertOf', { name: t(`variables.${name}`) })}
            onClick={() => put(name)}
            className="rounded-status bg-primary-soft px-1.5 py-0.5 font-medium text-primary-text hover:outline-1 hover:outline-primary touch:py-2.5"
          >
            {t(`variables.${name}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

/** The word that goes with what is given, in both languages. */
export function MessagePart({ designer }: Props) {
  const { words, draft, mayEdit, set, errorAt } = designer;
  const { t, locale } = words;
  const [language, setLanguage] = useState<Locale>(locale);
  const wrong = errorAt('message');
  return (
    <PartSection id="message" title={t('parts.message')}>
      <div className="mb-2 flex flex-wrap items-center gap-x-5 gap-y-2">
        {mayEdit ? (
          <Checkbox
            label={t('message.has')}
            checked={draft.message !== undefined}
            onChange={(event) => set('message', event.target.checked ? EMPTY : undefined)}
          />
        ) : (
          draft.message === undefined && <span className="text-ink-2">{t('message.none')}</span>
        )}
        {draft.message !== undefined && (
          <SegmentedControl
            label={t('message.language')}
            items={LOCALES.map((id) => ({ id, label: t(`message.languages.${id}`) }))}
            current={language}
            onChange={(id) => setLanguage(id === 'ru' ? 'ru' : 'en')}
          />
        )}
        {mayEdit && <ChooseTemplate onChoose={(template) => set('message', template)} />}
      </div>
      {wrong !== undefined && <FieldError id="message-error" error={wrong} />}
      {draft.message !== undefined && (
        <>
          <div className="grid gap-x-5 gap-y-4 min-[1320px]:grid-cols-2">
            {mayEdit && <Words key={language} designer={designer} language={language} />}
            <MessagePreview designer={designer} language={language} />
          </div>
          <div className="mt-2">
            <SpecField
              spec={{
                ...{ as: 'choice', at: 'message.kind', label: 'messageKind' },
                options: 'messageKind',
              }}
              fields={designer}
            />
          </div>
        </>
      )}
    </PartSection>
  );
}
