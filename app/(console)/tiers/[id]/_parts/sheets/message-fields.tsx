'use client';

import { Checkbox } from '@/components/form/checkbox';
import { TextArea } from '@/components/form/text-area';
import { TextInput } from '@/components/form/text-input';
import { BENEFIT_TEXT_MAX } from '@/lib/domain/tiers/ladder';
import type { TierFields } from './field-types';

type Props = TierFields & { readonly part: 'entryMessage' | 'exitMessage' };

const EMPTY = { en: '', ru: '' };
const LANGUAGES = ['en', 'ru'] as const;

/** What is sent to who reaches the tier, or falls from it; none unless it is ticked. */
export function MessageFields({ designer, tier, set, errorAt, part }: Props) {
  const { t } = designer.words;
  const message = tier[part];
  const toggle = (isOn: boolean) =>
    set({ [part]: isOn ? { subject: { ...EMPTY }, text: { ...EMPTY } } : undefined });
  return (
    <fieldset className="border-t pt-3">
      <legend className="sr-only">{t(`messages.${part}`)}</legend>
      <Checkbox
        label={t(`messages.${part}`)}
        checked={message !== undefined}
        onChange={(event) => toggle(event.target.checked)}
      />
      {message !== undefined && (
        <div className="mt-3 flex flex-col gap-3">
          {LANGUAGES.map((language) => (
            <div key={language} className="flex flex-col gap-2">
              <TextInput
                label={t(`messages.subject.${language}`)}
                lang={language}
                required
                maxLength={BENEFIT_TEXT_MAX}
                value={message.subject[language]}
                error={errorAt(part, 'subject', language)}
                onChange={({ target: { value } }) =>
                  set(
                    { [part]: { ...message, subject: { ...message.subject, [language]: value } } },
                    `${part}.subject.${language}`,
                  )
                }
              />
              <TextArea
                label={t(`messages.text.${language}`)}
                lang={language}
                required
                rows={4}
                value={message.text[language]}
                error={errorAt(part, 'text', language)}
                onChange={({ target: { value } }) =>
                  set(
                    { [part]: { ...message, text: { ...message.text, [language]: value } } },
                    `${part}.text.${language}`,
                  )
                }
              />
            </div>
          ))}
        </div>
      )}
    </fieldset>
  );
}
