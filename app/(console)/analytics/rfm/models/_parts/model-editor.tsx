'use client';

import { useTranslations } from 'next-intl';
import { FormError } from '@/components/form/form-error';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import { useAnswer } from '@/components/ui/use-answer';
import { NAME_MAX_CHARS } from '@/lib/domain/access/limits';
import type { ListedModel, ScorePreview } from '@/lib/domain/analytics/rfm-model/saved-model';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { CutFields } from './cut-fields';
import { GroupList } from './group-list';
import { ModelConflict } from './model-conflict';
import type { DraftContext } from './model-draft';
import { PreviewNote } from './preview-note';
import { type ModelDraftState, useModelDraft } from './use-model-draft';

type Props = {
  /** Null: a new one. */
  readonly model: ListedModel | null;
  /** What a new one begins with: another model, or the default. */
  readonly begin: Pick<ListedModel, 'cut' | 'groups'> | null;
  readonly mayEdit: boolean;
  readonly context: DraftContext;
};

/** How a model cuts and names buyers, with the sizes of its groups beside the rules as they are written. */
export function ModelEditor({ model, begin, mayEdit, context }: Props) {
  const t = useTranslations('rfmModels');
  const state = useModelDraft(model, { begin, context });
  const { draft, set, cut, theirs, refusal } = state;
  const question = cut === null ? null : JSON.stringify({ cut });
  const preview = useAnswer<ScorePreview>('/api/internal/rfm/preview', question);
  const isDefault = model?.isDefault === true;
  return (
    <form action={state.save} className="min-w-0">
      {theirs !== null && (
        <ModelConflict
          mine={draft}
          theirs={theirs}
          context={context}
          onTake={state.takeTheirs}
          onKeep={state.keepMine}
        />
      )}
      {!isDefault && (
        <div className="mb-5 max-w-[420px]">
          <TextInput
            label={t('fields.name')}
            required
            maxLength={NAME_MAX_CHARS}
            autoComplete="off"
            readOnly={!mayEdit}
            error={refusal?.code === 'already_exists' ? t('nameTaken') : undefined}
            value={draft.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        </div>
      )}
      <Section title={t('cutTitle')} note={t('cutNote')}>
        <CutFields state={state} context={context} mayEdit={mayEdit} />
      </Section>
      <Section title={t('groupsTitle')} note={t('groupsNote')}>
        <PreviewNote
          preview={preview.value ?? null}
          isStale={preview.isStale}
          hasFailed={preview.hasFailed}
          hasCut={cut !== null}
        />
        <GroupList
          state={state}
          preview={preview.value ?? null}
          isStale={preview.isStale}
          mayEdit={mayEdit}
        />
      </Section>
      {mayEdit && <SaveBar state={state} isNew={model === null} />}
    </form>
  );
}

/** Refusals that stand at the field they are about, or that show both versions. */
const ELSEWHERE = ['already_exists', 'stale_version'];

function SaveBar({ state, isNew }: { readonly state: ModelDraftState; readonly isNew: boolean }) {
  const t = useTranslations('rfmModels');
  const common = useTranslations('common');
  const words = useRefusalWords();
  const { refusal, isDirty, isComplete, isPending, theirs } = state;
  const reason = () => {
    if (theirs !== null) return common('versionConflict.title');
    if (!isDirty && !isNew) return t('unchanged');
    return isComplete ? undefined : t('incomplete');
  };
  return (
    <div className="mb-6 flex flex-col items-start gap-2">
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
