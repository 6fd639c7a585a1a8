'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import type { ConsentState } from '@/lib/domain/consents/consent-state';
import { CHOSEN_EVIDENCE, CHOSEN_SOURCES } from '@/lib/domain/consents/inputs';
import { type ConsentDecision, EVIDENCE_REFERENCE_MAX } from '@/lib/domain/consents/states';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { recordConsent, takeBackConsent } from '../../actions';
import { useConsentName } from './consent-name';

type Props = {
  readonly memberId: number;
  readonly consent: ConsentState;
  readonly decision: ConsentDecision;
  readonly onDone: () => void;
};

/** Where it was said and what shows it. Recorded by mistake, it is taken back for ten seconds. */
export function ConsentForm({ memberId, consent, decision, onDone }: Props) {
  const t = useTranslations('consents');
  const nameOf = useConsentName();
  const words = useRefusalWords();
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const { purpose, channel } = consent;
  const undo = (consentId: number) => async () => {
    const answer = await takeBackConsent({ memberId, consentId });
    if (!answer.ok) showToast({ title: words(answer.error) ?? '' });
    router.refresh();
  };
  const submit = (form: FormData) =>
    startTransition(async () => {
      const source = CHOSEN_SOURCES.find((known) => known === form.get('source')) ?? 'phone';
      const evidence =
        CHOSEN_EVIDENCE.find((known) => known === form.get('evidence')) ?? 'recordedCall';
      const evidenceReference = String(form.get('reference') ?? '');
      const answer = await recordConsent({
        ...{ memberId, purpose, channel, decision, source, evidence, evidenceReference },
      });
      if (!answer.ok) {
        setRefusal(answer.error);
        return;
      }
      const title = t(`recorded.${decision}`, { name: nameOf(consent) });
      showToast({ title, undo: undo(answer.value.consentId) });
      router.refresh();
      onDone();
    });
  return (
    <form action={submit} className="flex flex-col gap-3">
      <FormError message={words(refusal)} />
      <p className="text-ink-2">
        {decision === 'given'
          ? t('form.giveText', { version: consent.currentVersion ?? 0 })
          : t('form.withdrawText')}
      </p>
      {decision === 'given' && consent.currentText !== null && (
        // Whoever gives a consent by phone has it read out to them.
        <blockquote
          lang={consent.currentText.language}
          className="border-l pl-3 whitespace-pre-line break-words"
        >
          {consent.currentText.text}
        </blockquote>
      )}
      <SelectInput
        label={t('form.source')}
        name="source"
        required
        defaultValue="phone"
        options={CHOSEN_SOURCES.map((value) => ({ value, label: t(`sources.${value}`) }))}
      />
      <SelectInput
        label={t('form.evidence')}
        name="evidence"
        required
        defaultValue="recordedCall"
        options={CHOSEN_EVIDENCE.map((value) => ({ value, label: t(`evidences.${value}`) }))}
      />
      <TextInput
        label={t('form.reference')}
        name="reference"
        maxLength={EVIDENCE_REFERENCE_MAX}
        autoComplete="off"
      />
      <div>
        <Button type="submit" tone="primary" size="small" disabled={isPending}>
          {t(decision === 'given' ? 'form.give' : 'form.withdraw')}
        </Button>
      </div>
    </form>
  );
}
