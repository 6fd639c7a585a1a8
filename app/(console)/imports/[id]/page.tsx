import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import type { ImportState } from '@/lib/domain/imports/import-kinds';
import { importIdInput } from '@/lib/domain/imports/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { formatMoment } from '@/lib/format/dates';
import { formatBytes } from '@/lib/format/numbers';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getImport } from '@/lib/imports/queries/get-import';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { ImportStatus } from '../_parts/import-status';
import { ImportSteps, type Step } from '../_parts/import-steps';
import { MappingSteps } from './mapping-steps';
import { Outcome } from './outcome';
import { Running } from './running';
import { UndoStep } from './undo-step';
import { Undone } from './undone';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

const EDITABLE: readonly ImportState[] = ['uploaded', 'checked', 'failed'];
const RUNNING: readonly ImportState[] = ['checking', 'queued', 'staging', 'merging'];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('imports');
  return { title: `${t('title')} ${(await params).id}` };
}

function stepOf(state: ImportState, asked: string | undefined, mayRun: boolean): Step {
  const isAsked = asked === 'reading' || asked === 'columns';
  if (mayRun && EDITABLE.includes(state) && (isAsked || state === 'uploaded')) {
    return asked === 'columns' ? 'columns' : 'reading';
  }
  return state === 'checking' || state === 'checked' || state === 'uploaded' ? 'check' : 'report';
}

async function findImport(id: string, actor: Awaited<ReturnType<typeof requireActor>>) {
  const importId = importIdInput.safeParse(id);
  if (!importId.success) return null;
  try {
    return await runQuery(getImport, { importId: importId.data }, actor);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}

/** One import: its steps while it is prepared, its progress while it runs, its report when it ended. */
export default async function ImportPage({ params, searchParams }: Props) {
  const actor = await requireActor('imports.read');
  const view = await findImport((await params).id, actor);
  if (!view) notFound();
  const query = await searchParams;
  const [t, locale, programme] = await Promise.all([
    getTranslations('imports'),
    getLocale(),
    runQuery(findProgramme, {}, actor),
  ]);
  const zone = { locale, timeZone: programme?.timeZone ?? 'UTC' };
  const mayRun = can(actor, 'imports.run');
  const asked = typeof query.step === 'string' ? query.step : undefined;
  const step = stepOf(view.state, asked, mayRun);
  const path = `/imports/${view.importId}`;
  const mayEdit = mayRun && EDITABLE.includes(view.state) && view.fileRemovedAt === null;
  const isMapping = step === 'reading' || step === 'columns';
  const isRunning = RUNNING.includes(view.state);
  const meta = [
    t(`kinds.${view.kind}`),
    formatBytes(view.fileBytes, locale),
    formatMoment(view.createdAt, zone),
    view.createdByName ?? t('list.system'),
  ];
  return (
    <ClientMessages areas={['common', 'errors', 'imports']}>
      <PageHeader
        title={view.fileName}
        crumbs={[{ label: t('title'), href: '/imports' }]}
        marks={<ImportStatus state={view.state} />}
        meta={meta.join(' · ')}
      />
      <ImportSteps
        current={step}
        hrefs={mayEdit ? { reading: `${path}?step=reading`, columns: `${path}?step=columns` } : {}}
      />
      {query.step === 'undo' && mayRun && view.undoRefusal === null ? (
        <UndoStep view={view} actor={actor} currency={programme?.currency ?? ''} />
      ) : view.state === 'undoing' || view.state === 'undone' ? (
        <Undone view={view} mayRun={mayRun} timeZone={zone.timeZone} />
      ) : isMapping ? (
        <MappingSteps view={view} actor={actor} step={step} query={query} />
      ) : isRunning ? (
        <Running view={view} mayRun={mayRun} />
      ) : (
        <Outcome view={view} actor={actor} mayRun={mayRun} timeZone={zone.timeZone} />
      )}
    </ClientMessages>
  );
}
