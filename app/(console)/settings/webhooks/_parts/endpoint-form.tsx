'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import { ButtonLink } from '@/components/ui/button-link';
import { Section } from '@/components/ui/section';
import { segmentCode } from '@/lib/domain/segments/segment-page';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { WEBHOOK_EVENT_TYPES, type WebhookEventType } from '@/lib/domain/webhooks/events';
import { DESCRIPTION_MAX_CHARS, URL_MAX_CHARS } from '@/lib/domain/webhooks/limits';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { createEndpoint, updateEndpoint } from '../actions';
import { EventChoice } from './event-choice';
import { ShownSecret } from './shown-secret';

type Draft = {
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
  readonly segmentIds: readonly number[];
};

type Props = {
  readonly draft: Draft;
  /** The endpoint that is changed; left out: a new one is made. */
  readonly edited?: { readonly endpointId: number; readonly version: number };
};

type State = {
  readonly draft: Draft;
  readonly refusal?: Refusal;
  readonly made?: { readonly endpointId: number; readonly secret: string };
  readonly isSaved?: boolean;
};

/** Numbers of segments as they are typed: SEG-12, 31. */
const segmentsOf = (text: string): number[] => [
  ...new Set([...text.matchAll(/\d{1,9}/g)].map(Number)),
];

function draftOf(
  form: FormData,
): Draft & { readonly eventTypes: WebhookEventType[]; readonly segmentIds: number[] } {
  const chosen = form.getAll('eventTypes');
  return {
    url: String(form.get('url')).trim(),
    description: String(form.get('description')),
    eventTypes: WEBHOOK_EVENT_TYPES.filter((type) => chosen.includes(type)),
    segmentIds: segmentsOf(String(form.get('segmentIds'))),
  };
}

/** Where an endpoint is and what it is told. A new one shows its secret in the place of the form. */
export function EndpointForm({ draft, edited }: Props) {
  const t = useTranslations('webhooks');
  const words = useRefusalWords();
  const [state, submit] = useActionState<State, FormData>(
    async (_, form) => {
      const typed = draftOf(form);
      if (edited === undefined) {
        const answer = await createEndpoint(typed);
        return answer.ok
          ? { draft: typed, made: answer.value }
          : { draft: typed, refusal: answer.error };
      }
      const answer = await updateEndpoint({ ...typed, ...edited });
      return answer.ok ? { draft: typed, isSaved: true } : { draft: typed, refusal: answer.error };
    },
    { draft },
  );
  const { made, refusal } = state;
  if (made !== undefined) {
    return (
      <Section title={t('secret.title')}>
        <ShownSecret secret={made.secret}>
          <ButtonLink href={`/settings/webhooks/${made.endpointId}`} tone="primary">
            {t('secret.open')}
          </ButtonLink>
        </ShownSecret>
      </Section>
    );
  }
  const wrong = [refusal?.details.fields ?? []].flat();
  return (
    <form action={submit} className="flex max-w-220 flex-col gap-6">
      <FormError message={words(refusal)} />
      <Part title={t('form.where')} text={t('form.whereText')}>
        <TextInput
          label={t('form.url')}
          name="url"
          type="url"
          required
          maxLength={URL_MAX_CHARS}
          autoComplete="off"
          hint={t('form.urlHint')}
          error={wrong.includes('url') ? t('form.urlWrong') : undefined}
          defaultValue={state.draft.url}
          placeholder="https://shop.example.org/hooks/loyalty"
        />
        <TextInput
          label={t('form.description')}
          name="description"
          maxLength={DESCRIPTION_MAX_CHARS}
          autoComplete="off"
          defaultValue={state.draft.description}
        />
      </Part>
      <Part title={t('form.what')} text={t('form.whatText')}>
        <EventChoice
          chosen={state.draft.eventTypes}
          error={wrong.includes('eventTypes') ? t('form.typesWrong') : undefined}
        />
        <TextInput
          label={t('form.segments')}
          name="segmentIds"
          autoComplete="off"
          hint={t('form.segmentsHint')}
          error={wrong.includes('segmentIds') ? t('form.segmentsWrong') : undefined}
          defaultValue={state.draft.segmentIds.map(segmentCode).join(', ')}
        />
      </Part>
      <div className="flex items-center gap-3">
        <SubmitButton>{t(edited === undefined ? 'form.create' : 'form.save')}</SubmitButton>
        <p role="status" className="text-sm text-ink-2">
          {state.isSaved === true && t('form.saved')}
        </p>
      </div>
    </form>
  );
}

type PartProps = { readonly title: string; readonly text: string; readonly children: ReactNode };

/** A part of the form: what it decides on the left, its questions on the right. */
function Part({ title, text, children }: PartProps) {
  return (
    <section className="grid gap-x-6 gap-y-3 border-t pt-4 md:grid-cols-[200px_minmax(0,1fr)]">
      <div>
        <h2 className="text-lg">{title}</h2>
        <p className="text-sm text-ink-2">{text}</p>
      </div>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  );
}
