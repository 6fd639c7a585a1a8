'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextArea } from '@/components/form/text-area';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { LOCALES } from '@/lib/domain/access/preferences';
import type { ConsentText } from '@/lib/domain/consents/consent-text';
import { CONSENT_TEXT_MAX, type ConsentPurpose } from '@/lib/domain/consents/states';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { addConsentText } from '../actions';
import { TextPreview } from './text-preview';

const ROWS = 5;

type Props = {
  readonly purpose: ConsentPurpose;
  readonly latest: ConsentText | null;
  readonly todayOn: string;
  readonly onDone: () => void;
};

/** The words in both languages, from the day on that they are agreed to, with how they will be read. */
export function VersionForm({ purpose, latest, todayOn, onDone }: Props) {
  const t = useTranslations('consents.texts');
  const words = useRefusalWords();
  const [texts, setTexts] = useState(latest?.texts ?? { en: '', ru: '' });
  const [validFromOn, setValidFromOn] = useState(todayOn);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const fields = JSON.stringify(refusal?.details.fields ?? []);
  const submit = () =>
    startTransition(async () => {
      const answer = await addConsentText({ purpose, texts, validFromOn });
      if (answer.ok) onDone();
      else setRefusal(answer.error);
    });
  return (
    <form action={submit} className="flex flex-col gap-4">
      <FormError message={words(refusal)} />
      {LOCALES.map((locale) => (
        <TextArea
          key={locale}
          label={t(locale)}
          lang={locale}
          rows={ROWS}
          required
          maxLength={CONSENT_TEXT_MAX}
          value={texts[locale]}
          onChange={(event) => setTexts({ ...texts, [locale]: event.target.value })}
        />
      ))}
      <TextInput
        type="date"
        label={t('validFrom')}
        required
        min={todayOn}
        value={validFromOn}
        error={fields.includes('validFromOn') ? t('dayWrong') : undefined}
        onChange={(event) => setValidFromOn(event.target.value)}
      />
      <section aria-label={t('preview')}>
        <h3 className="mb-1 text-sm font-medium">{t('preview')}</h3>
        <TextPreview texts={texts} />
      </section>
      <div>
        <Button type="submit" tone="primary" disabled={isPending}>
          {t('save', { version: (latest?.version ?? 0) + 1 })}
        </Button>
      </div>
    </form>
  );
}
