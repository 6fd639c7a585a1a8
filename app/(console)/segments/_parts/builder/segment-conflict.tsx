import type { SegmentWords } from '@/components/segment/segment-words';
import { Button } from '@/components/ui/button';
import { incompleteText } from './incomplete-text';
import type { SegmentDraftState, SegmentTarget } from './use-segment-draft';

type Props = {
  readonly words: SegmentWords;
  readonly target: Extract<SegmentTarget, { kind: 'kept' }>;
  readonly state: SegmentDraftState;
};

const NOTICE = 'rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-3';

/** Somebody saved meanwhile: the reader chooses. */
export function SegmentConflict({ words: { t }, target, state }: Props) {
  return (
    <div role="alert" className={NOTICE}>
      <p className="font-medium">{t('builder.conflict')}</p>
      <p className="text-sm text-ink-2">
        {t('builder.conflictText', { name: target.authorName, version: target.version })}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={state.takeTheirs}>{t('builder.takeTheirs')}</Button>
        <Button disabled={state.isPending} onClick={state.saveOver}>
          {t('builder.keepMine')}
        </Button>
      </div>
    </div>
  );
}

/** The segment is put away, perhaps meanwhile: what was written becomes another one, or goes. */
export function ArchivedConflict({ words: { t }, state }: Pick<Props, 'words' | 'state'>) {
  return (
    <div role="alert" className={NOTICE}>
      <p className="font-medium">{t('builder.archivedConflict')}</p>
      <p className="text-sm text-ink-2">{t('builder.archivedConflictText')}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          tone="primary"
          disabled={state.isPending}
          disabledReason={incompleteText(t, state.edited)}
          onClick={state.saveAsNew}
        >
          {t('builder.saveAsNew')}
        </Button>
        <Button onClick={state.discard}>{t('builder.discard')}</Button>
      </div>
    </div>
  );
}
