import { importProgress } from '@/lib/domain/imports/progress';
import type { ImportView } from '@/lib/imports/queries/get-import';
import { ProgressView } from './_parts/progress-view';

type Props = { readonly view: ImportView; readonly mayRun: boolean };

/** An import under way. */
export function Running({ view, mayRun }: Props) {
  return (
    <ProgressView
      importId={view.importId}
      progress={importProgress(view, new Date())}
      isCheck={view.state === 'checking'}
      mayStop={mayRun}
    />
  );
}
