'use client';

import { useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextInput } from '@/components/form/text-input';
import { ConditionTable } from '@/components/segment/builder/condition-table';
import { type LiveCount, useLiveCount } from '@/components/segment/builder/use-live-count';
import { useSegmentWords } from '@/components/segment/use-segment-words';
import type { SegmentDictionary } from '@/lib/domain/segments/dictionary';
import { type SegmentDraft, wholeOf } from '@/lib/domain/segments/draft';
import { SEGMENT_NAME_MAX } from '@/lib/domain/segments/limits';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { CountPanel } from './count-panel';
import { SampleSection } from './sample-section';
import { SaveBar } from './save-bar';
import { SegmentConflict } from './segment-conflict';
import { type EditedSegment, type SegmentTarget, useSegmentDraft } from './use-segment-draft';
import { WhySection } from './why-section';

type Props = {
  readonly dictionary: SegmentDictionary;
  readonly kept: EditedSegment;
  readonly target: SegmentTarget;
  readonly mayEdit: boolean;
};

/** The number that the saved definition has, once it is known; null while nothing differs from it. */
function useSavedCount(saved: SegmentDraft, draft: SegmentDraft, count: LiveCount) {
  const said = JSON.stringify(saved);
  const [counted, setCounted] = useState<{ readonly said: string; readonly total: number }>();
  const isSaved = JSON.stringify(draft) === said;
  if (isSaved && counted?.said !== said && count.exact !== null && !count.isStale) {
    setCounted({ said, total: count.exact.total.count });
  }
  return isSaved || counted?.said !== said ? null : counted.total;
}

/** A segment written as conditions, each a sentence that is counted as it is written. */
export function SegmentBuilder({ dictionary, kept, target, mayEdit }: Props) {
  const words = useSegmentWords(dictionary);
  const refusalWords = useRefusalWords();
  const state = useSegmentDraft(kept, target);
  const { edited, setEdited, refusal } = state;
  const { draft } = edited;
  const { t } = words;
  const whole = wholeOf(draft);
  const count = useLiveCount(whole);
  const saved = useSavedCount(state.base.draft, draft, count);
  const refused = refusal?.code === 'already_exists' ? t('builder.taken') : refusalWords(refusal);
  return (
    <div className="grid items-start gap-x-6 gap-y-5 dock:grid-cols-[minmax(0,1fr)_320px] dock:grid-rows-[auto_1fr]">
      <div className="flex min-w-0 flex-col gap-4">
        {state.isBehind && target.kind === 'kept' ? (
          <SegmentConflict words={words} target={target} state={state} />
        ) : (
          <FormError message={refused} />
        )}
        {mayEdit && (
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
        {mayEdit && <SaveBar words={words} target={target} state={state} />}
      </div>
      <aside aria-label={t('count.title')} className="min-w-0 dock:row-span-2">
        <CountPanel
          words={words}
          count={count}
          draft={whole}
          segmentId={target.kind === 'kept' && !state.isChanged ? target.segmentId : null}
          isArchived={target.kind === 'kept' && target.isArchived}
          before={
            target.kind === 'new' || saved === null
              ? null
              : { version: state.version, total: saved }
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
