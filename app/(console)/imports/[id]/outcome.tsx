import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { TextLink } from '@/components/ui/text-link';
import type { Actor } from '@/lib/domain/access/actor';
import { countChanges } from '@/lib/domain/imports/counts';
import { importPace } from '@/lib/domain/imports/pace';
import type { FileProblem } from '@/lib/domain/imports/problem-codes';
import { undoableUntil } from '@/lib/domain/imports/undo';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { formatDay } from '@/lib/format/dates';
import type { ImportView } from '@/lib/imports/queries/get-import';
import { getImportReport, type ImportReport } from '@/lib/imports/queries/get-import-report';
import { runQuery } from '@/lib/kernel/query';
import { ActionButton } from './_parts/action-button';
import { RefusalView } from './_parts/refusal-view';
import { ReportView } from './_parts/report-view';

type Props = {
  readonly view: ImportView;
  readonly actor: Actor;
  readonly mayRun: boolean;
  /** Of the programme. */
  readonly timeZone: string;
};
type Reported = { readonly report: ImportReport };

/** What the dry run, or the import, has come to, and what can be done next. */
export async function Outcome({ view, actor, mayRun, timeZone }: Props) {
  const report = await runQuery(getImportReport, { importId: view.importId }, actor);
  const { state, problems } = report;
  const hasFigures = state !== 'failed' && state !== 'uploaded' && !isDiscarded(report);
  return (
    <>
      {state === 'failed' ? (
        <RefusalView code={report.errorCode ?? ''} details={report.errorDetails ?? {}} />
      ) : (
        <p className="mb-4 max-w-160">{await sentence(report)}</p>
      )}
      {hasFigures && (
        <ReportView
          kind={report.kind}
          counts={report.counts}
          problems={problems}
          refusedTool={<RefusedTool report={report} timeZone={timeZone} />}
        />
      )}
      {mayRun && <Next report={report} />}
      {mayRun && <UndoOffer view={view} timeZone={timeZone} />}
    </>
  );
}

/** The refused rows as a file, or why they cannot be had. */
async function RefusedTool({ report, timeZone }: Pick<Props, 'timeZone'> & Reported) {
  const t = await getTranslations('imports.report');
  const locale = await getLocale();
  const { importId, fileRemovedAt, maySeeRows } = report;
  if (maySeeRows && fileRemovedAt === null) {
    return (
      <a className="link text-sm" href={`/api/internal/imports/${importId}/refused`} download>
        {t('download')}
      </a>
    );
  }
  const why =
    fileRemovedAt === null
      ? t('rowsHidden')
      : t('fileRemoved', { day: formatDay(dayInZone(fileRemovedAt, timeZone), locale) });
  return <span className="basis-full text-sm text-ink-2">{why}</span>;
}

/** Put aside before anything of it was read. */
function isDiscarded({ state, seconds }: ImportReport): boolean {
  return state === 'cancelled' && seconds === null;
}

async function sentence(report: ImportReport): Promise<string> {
  const t = await getTranslations('imports');
  if (report.sameImportId !== null) return t('report.same', { id: String(report.sameImportId) });
  if (isDiscarded(report)) return t('report.discarded');
  if (report.state === 'checked') return t(report.changesNothing ? 'check.nothing' : 'check.intro');
  if (report.state !== 'done') return t('report.cancelled');
  const { seconds, rate } = importPace(report.counts.rows ?? 0, report.seconds ?? 0);
  const result = t(report.changesNothing ? 'report.nothing' : 'report.done');
  const took =
    rate === null ? t('report.tookBriefly', { seconds }) : t('report.took', { seconds, rate });
  return `${result} ${took}`;
}

/** Where the import can be undone, and until when. */
async function UndoOffer({ view, timeZone }: Pick<Props, 'view' | 'timeZone'>) {
  const t = await getTranslations('imports.undo');
  const locale = await getLocale();
  const { importId, undoRefusal, finishedAt } = view;
  if (undoRefusal === 'tooLate') return <p className="mt-4 text-sm text-ink-2">{t('tooLate')}</p>;
  if (undoRefusal !== null || finishedAt === null) return null;
  const day = formatDay(dayInZone(undoableUntil(finishedAt), timeZone), locale);
  return (
    <p className="mt-4 text-sm text-ink-2">
      <TextLink href={`/imports/${importId}?step=undo`}>{t('open')}</TextLink> {t('until', { day })}
    </p>
  );
}

/** No mapping makes a table of these. */
const HOPELESS: readonly string[] = [
  'empty',
  'binary',
  'workbook',
  'archive_broken',
] satisfies FileProblem[];

function isHopeless({ errorCode, errorDetails }: ImportReport): boolean {
  return errorCode === 'file_empty' || HOPELESS.includes(String(errorDetails?.problem));
}

async function Next({ report }: Reported) {
  const t = await getTranslations('imports');
  const { importId, state, changesNothing, fileRemovedAt } = report;
  const mayRetry = state === 'failed' && fileRemovedAt === null && !isHopeless(report);
  const count = countChanges(report.counts);
  return (
    <div className="flex flex-wrap gap-2">
      {state === 'checked' && (
        <ActionButton action="start" importId={importId} tone="primary">
          {changesNothing ? t('check.applyNothing') : t('check.apply', { count })}
        </ActionButton>
      )}
      {(state === 'checked' || mayRetry) && (
        <ButtonLink href={`/imports/${importId}?step=columns`}>
          {t(state === 'failed' ? 'report.retry' : 'check.back')}
        </ButtonLink>
      )}
      {(state === 'done' || state === 'cancelled' || state === 'failed') && (
        <ButtonLink href="/imports/new">{t('report.another')}</ButtonLink>
      )}
    </div>
  );
}
