'use client';

import { Mail } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LOCALES, type Locale } from '@/lib/domain/access/preferences';
import type { PreviewedLetter } from '@/lib/domain/messaging/template-input';
import { MESSAGE_VARIABLES, type MessageVariable } from '@/lib/domain/messaging/variables';
import { Icon } from '../ui/icon';
import { SegmentedControl } from '../ui/segmented-control';
import { type FoundMember, MemberSearch } from './member-search';

type Props = {
  readonly member: FoundMember | null;
  readonly onMember: (member: FoundMember | null) => void;
  readonly language: Locale;
  readonly onLanguage: (language: Locale) => void;
  readonly letter: PreviewedLetter | null;
  readonly hasFailed: boolean;
  /** Buttons below the letter. */
  readonly actions?: ReactNode;
};

const isVariable = (name: string): name is MessageVariable =>
  Object.hasOwn(MESSAGE_VARIABLES, name);

/** A letter as one member would read it, with what is true of them now. */
export function LetterPreview(props: Props) {
  const { member, onMember, language, onLanguage, letter, hasFailed, actions } = props;
  const t = useTranslations('templates');
  const empty = (letter?.empty ?? []).filter(isVariable).map((name) => t(`variables.${name}`));
  return (
    <section aria-label={t('preview.title')} className="flex min-w-0 flex-col gap-3">
      <MemberSearch
        label={t('preview.as')}
        hint={t('preview.asHint')}
        chosen={member}
        onChoose={onMember}
      />
      <SegmentedControl
        label={t('preview.language')}
        items={LOCALES.map((id) => ({ id, label: t(`languages.${id}`) }))}
        current={language}
        onChange={(id) => onLanguage(id === 'ru' ? 'ru' : 'en')}
      />
      <figure className="min-w-0 rounded-panel border bg-surface px-3.5 py-3">
        <figcaption className="mb-1.5 flex items-center gap-1.5 text-xs text-ink-3">
          <Icon of={Mail} size={14} />
          {t('preview.from')}
        </figcaption>
        {letter === null ? (
          <p className="text-sm text-ink-2">
            {t(member === null ? 'preview.none' : 'preview.write')}
          </p>
        ) : (
          <div lang={language} className="wrap-anywhere">
            <p className="font-medium">{letter.subject}</p>
            <p className="mt-1.5 whitespace-pre-line">{letter.text}</p>
          </div>
        )}
      </figure>
      <div role="status" className="text-xs text-ink-2 empty:hidden">
        {hasFailed && <p>{t('preview.failed')}</p>}
        {empty.length > 0 && <p>{t('preview.empty', { names: empty.join(', ') })}</p>}
      </div>
      {actions}
    </section>
  );
}
