import { getLocale, getTranslations } from 'next-intl/server';
import { AutoRefresh } from '@/components/ui/auto-refresh';
import { ButtonLink } from '@/components/ui/button-link';
import { ProgressLine } from '@/components/ui/progress-line';
import { formatMoment } from '@/lib/format/dates';
import type { ImportView } from '@/lib/imports/queries/get-import';
import { UndoCountsView } from './_parts/undo-counts';

const REFRESH_MS = 1_000;

type Props = { readonly view: ImportView; readonly mayRun: boolean; readonly timeZone: string };

/** An import that is being undone, or was: by whom, when, and what that came to. */
export async function Undone({ view, mayRun, timeZone }: Props) {
  const t = await getTranslations('imports');
  const locale = await getLocale();
  const isRunning = view.state === 'undoing';
  const moment = view.undoneAt === null ? '' : formatMoment(view.undoneAt, { locale, timeZone });
  return (
    <>
      {isRunning ? (
        <div className="mb-4 max-w-160">
          <AutoRefresh everyMs={REFRESH_MS} />
          <ProgressLine label={t('undo.title')} />
          <p className="mt-2">{t('undo.running')}</p>
        </div>
      ) : (
        <p className="mb-4 max-w-160">
          {view.undoneByName === null
            ? t('undo.doneBySystem', { moment })
            : t('undo.doneBy', { moment, who: view.undoneByName })}{' '}
          {t('undo.againNow')}
        </p>
      )}
      <UndoCountsView counts={view.undoCounts ?? {}} isDone={!isRunning} />
      {mayRun && !isRunning && <ButtonLink href="/imports/new">{t('report.another')}</ButtonLink>}
    </>
  );
}
