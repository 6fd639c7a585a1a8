'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import type { Locale } from '@/lib/domain/access/preferences';
import {
  MESSAGE_VARIABLES,
  type MessageVariable,
  SUBJECT_MAX_CHARS,
  TEXT_MAX_CHARS,
} from '@/lib/domain/messaging/variables';
import { TextArea } from '../form/text-area';
import { TextInput } from '../form/text-input';
import type { MessageWords } from './message-words';

type Part = keyof MessageWords;

type Props = {
  readonly language: Locale;
  readonly subject: string;
  readonly text: string;
  readonly onChange: (part: Part, value: string) => void;
  /** What is wrong with each, in words. */
  readonly errors: Readonly<Partial<Record<Part, string | undefined>>>;
  readonly isReadOnly?: boolean;
};

const VARIABLES = Object.keys(MESSAGE_VARIABLES) as readonly MessageVariable[];
const MOST: Readonly<Record<Part, number>> = { subject: SUBJECT_MAX_CHARS, text: TEXT_MAX_CHARS };

/** Subject and text in one language; chips put a variable where the cursor last stood, in either. */
export function WordsFields(props: Props) {
  const { language, subject, text, onChange, errors, isReadOnly = false } = props;
  const t = useTranslations('templates');
  const box = useRef<HTMLDivElement>(null);
  const last = useRef<Part>('text');
  const values = { subject, text };
  const named = t(`languages.${language}`);
  const put = (name: MessageVariable) => {
    const part = last.current;
    const field = box.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>(
      part === 'subject' ? 'input' : 'textarea',
    );
    const value = values[part];
    const from = field?.selectionStart ?? value.length;
    const until = field?.selectionEnd ?? from;
    const next = `${value.slice(0, from)}{{ ${name} }}${value.slice(until)}`;
    if (next.length > MOST[part]) return;
    onChange(part, next);
    field?.focus();
    const at = from + name.length + '{{  }}'.length;
    // The cursor goes behind what was put in, once it is there.
    requestAnimationFrame(() => field?.setSelectionRange(at, at));
  };
  return (
    <div ref={box} className="flex min-w-0 flex-col gap-3">
      <TextInput
        label={t('fields.subjectOf', { language: named })}
        required
        lang={language}
        maxLength={SUBJECT_MAX_CHARS}
        autoComplete="off"
        readOnly={isReadOnly}
        error={errors.subject}
        value={subject}
        onFocus={() => {
          last.current = 'subject';
        }}
        onChange={({ target }) => onChange('subject', target.value)}
      />
      <TextArea
        label={t('fields.textOf', { language: named })}
        required
        lang={language}
        rows={8}
        maxLength={TEXT_MAX_CHARS}
        readOnly={isReadOnly}
        error={errors.text}
        hint={t('characters', { count: text.length, most: TEXT_MAX_CHARS })}
        value={text}
        onFocus={() => {
          last.current = 'text';
        }}
        onChange={({ target }) => onChange('text', target.value)}
      />
      {!isReadOnly && (
        <div className="flex flex-wrap items-center gap-1.5 text-sm">
          <span className="text-ink-3">{t('insert')}</span>
          {VARIABLES.map((name) => (
            <button
              key={name}
              type="button"
              title={`{{ ${name} }}`}
              aria-label={t('insertOf', { name: t(`variables.${name}`), language: named })}
              onClick={() => put(name)}
              className="rounded-status bg-primary-soft px-1.5 py-0.5 font-medium text-primary-text hover:outline-1 hover:outline-primary touch:min-h-11 touch:px-2.5"
            >
              {t(`variables.${name}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
