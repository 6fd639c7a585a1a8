import type { SegmentWords } from '@/components/segment/segment-words';
import { Button } from '@/components/ui/button';
import { Status } from '@/components/ui/status';
import { isWholeDraft } from '@/lib/domain/segments/draft';
import type { SegmentDraftState, SegmentTarget } from './use-segment-draft';

type Props = {
  readonly words: SegmentWords;
  readonly target: SegmentTarget;
  readonly state: SegmentDraftState;
};

/** Saves what is written, or says what is still to be said. */
export function SaveBar({ words: { t }, target, state }: Props) {
  const { name, draft } = state.edited;
  const missing = [
    ...(name.trim() === '' ? [t('builder.nameNeeded')] : []),
    ...(isWholeDraft(draft) ? [] : [t('values.choose')]),
  ];
  const incomplete =
    missing.length > 0 ? t('builder.incomplete', { names: missing.join(', ') }) : undefined;
  return (
    <div className="flex flex-wrap items-center gap-2 border-t pt-4">
      <Button
        tone={state.isChanged ? 'primary' : 'default'}
        disabledReason={incomplete}
        disabled={state.isPending}
        onClick={state.save}
      >
        {target.kind === 'new'
          ? t('builder.save')
          : t('builder.saveNext', { version: state.version + 1 })}
      </Button>
      {state.isChanged && target.kind === 'kept' && (
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
