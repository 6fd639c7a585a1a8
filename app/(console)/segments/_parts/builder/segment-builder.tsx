'use client';

import { FormError } from '@/components/form/form-error';
import { TextInput } from '@/components/form/text-input';
import { ConditionTable } from '@/components/segment/builder/condition-table';
import { useLiveCount } from '@/components/segment/builder/use-live-count';
import type { OtherLanguage } from '@/components/segment/other-language';
import type { SegmentWords } from '@/components/segment/segment-words';
import { useSegmentWords } from '@/components/segment/use-segment-words';
import type { SegmentDictionary } from '@/lib/domain/segments/dictionary';
import { wholeOf } from '@/lib/domain/segments/draft';
import { SEGMENT_NAME_MAX } from '@/lib/domain/segments/limits';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { CountPanel } from './count-panel';
import { SampleSection } from './sample-section';
import { SaveBar } from './save-bar';
import { ArchivedConflict, SegmentConflict } from './segment-conflict';
import type { EditedSegment } from './typed-segment';
import { type SegmentDraftState, type SegmentTarget, useSegmentDraft } from './use-segment-draft';
import { WhySection } from './why-section';

type Props = {
  readonly dictionary: SegmentDictionary;
  readonly other: OtherLanguage;
  readonly kept: EditedSegment;
  readonly target: SegmentTarget;
  /** Under which what is written and not saved is kept in this browser. */
  readonly typedKey: string;
  readonly mayEdit: boolean;
};

type NoticesProps = Pick<Props, 'target' | 'mayEdit'> & {
  readonly words: SegmentWords;
  readonly state: SegmentDraftState;
};

/** What stands above what is written: what others did meanwhile, that it was restored, or why it was not saved. */
function Notices({ words, target, state, mayEdit }: NoticesProps) {
  const { t } = words;
  const refusalWords = useRefusalWords();
  const { refusal, isBehind, isArchived, isTyped, isBack } = state;
  const isPutAway = mayEdit && isArchived && isTyped;
  // Told by a choice already.
  const isTold =
    (isPutAway && refusal?.code === 'wrong_state') ||
    (isBehind && refusal?.code === 'stale_version');
  const text = refusal?.code === 'already_exists' ? t('builder.taken') : refusalWords(refusal);
  return (
    <>
      {isPutAway && <ArchivedConflict words={words} state={state} />}
      {target.kind === 'kept' && isBehind && !isPutAway && (
        <SegmentConflict words={words} target={target} state={state} />
      )}
      {isBack && !isPutAway && !isBehind && (
        <p role="status" className="text-sm text-ink-2">
          {t('builder.back')} ·{' '}
          <button type="button" className="link" onClick={state.discard}>
            {t('builder.discardBack')}
          </button>
        </p>
      )}
      <FormError message={isTold ? undefined : text} />
    </>
  );
}

/** A segment written as conditions, each a sentence that is counted as it is written. */
export function SegmentBuilder({ dictionary, other, kept, target, typedKey, mayEdit }: Props) {
  const words = useSegmentWords(dictionary);
  const state = useSegmentDraft({ kept, target, typedKey, mayEdit });
  const { edited, setEdited, base } = state;
  const { draft } = edited;
  const { t } = words;
  const whole = wholeOf(draft);
  const count = useLiveCount(whole);
  const isSaid = JSON.stringify(draft) === JSON.stringify(base.edited.draft);
  return (
    <div className="grid items-start gap-x-6 gap-y-5 dock:grid-cols-[minmax(0,1fr)_320px] dock:grid-rows-[auto_1fr]">
      <div className="flex min-w-0 flex-col gap-4">
        <Notices words={words} target={target} state={state} mayEdit={mayEdit} />
        {mayEdit && (!state.isArchived || state.isTyped) && (
          <div className="max-w-md">
            <TextInput
              label={t('builder.name')}
              required
              maxLength={SEGMENT_NAME_MAX}
              autoComplete="off"
              value={edited.name}
              onChange={(event) => setEdited({ ...edited, name: event.target.value })}
            />
          </div>
        )}
        <ConditionTable
          words={words}
          draft={draft}
          answer={count.exact ?? count.estimate}
          onChange={(next) => setEdited({ ...edited, draft: next })}
        />
        {mayEdit && !state.isArchived && <SaveBar words={words} target={target} state={state} />}
      </div>
      <aside aria-label={t('count.title')} className="min-w-0 dock:row-span-2">
        <CountPanel
          words={words}
          count={count}
          draft={whole}
          other={other}
          segmentId={target.kind === 'kept' && !state.isChanged ? target.segmentId : null}
          isArchived={state.isArchived}
          before={
            target.kind === 'new' || isSaid
              ? null
              : { version: base.version, draft: base.edited.draft }
          }
        />
        <div className="mt-5">
          <WhySection words={words} definition={whole} />
        </div>
      </aside>
      <div className="min-w-0">
        <SampleSection words={words} definition={whole} />
      </div>
    </div>
  );
}
