import type { SegmentWords } from '@/components/segment/segment-words';
import { Button } from '@/components/ui/button';
import { Status } from '@/components/ui/status';
import { incompleteText } from './incomplete-text';
import type { SegmentDraftState, SegmentTarget } from './use-segment-draft';

type Props = {
  readonly words: SegmentWords;
  readonly target: SegmentTarget;
  readonly state: SegmentDraftState;
};

/** Saves what is written, or says what is still to be said. */
export function SaveBar({ words: { t }, target, state }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-t pt-4">
      <Button
        tone={state.isChanged ? 'primary' : 'default'}
        disabledReason={incompleteText(t, state.edited)}
        disabled={state.isPending}
        onClick={state.save}
      >
        {target.kind === 'new'
          ? t('builder.save')
          : t('builder.saveNext', { version: state.version + 1 })}
      </Button>
      {state.isTyped && (
        <Button tone="quiet" onClick={state.discard}>
          {t('builder.discard')}
        </Button>
      )}
      <span role="status" className="text-sm text-ink-2">
        {state.isChanged ? (
          <Status tone="warning">{t('builder.unsaved')}</Status>
        ) : (
          t('builder.saved')
        )}
      </span>
    </div>
  );
}
