import type { SegmentWords } from '@/components/segment/segment-words';
import { Button } from '@/components/ui/button';
import type { SegmentDraftState, SegmentTarget } from './use-segment-draft';

type Props = {
  readonly words: SegmentWords;
  readonly target: Extract<SegmentTarget, { kind: 'kept' }>;
  readonly state: SegmentDraftState;
};

/** Somebody saved meanwhile: the reader chooses. */
export function SegmentConflict({ words: { t }, target, state }: Props) {
  return (
    <div
      role="alert"
      className="rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-3"
    >
      <p className="font-medium">{t('builder.conflict')}</p>
      <p className="text-sm text-ink-2">
        {t('builder.conflictText', { name: target.authorName, version: target.version })}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={state.takeTheirs}>{t('builder.takeTheirs')}</Button>
        <Button onClick={state.saveOver}>{t('builder.keepMine')}</Button>
      </div>
    </div>
  );
}
