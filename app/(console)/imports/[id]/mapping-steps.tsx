import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { Section } from '@/components/ui/section';
import type { Actor } from '@/lib/domain/access/actor';
import type { FileSample } from '@/lib/domain/imports/mapping/guess-mapping';
import { AppError } from '@/lib/domain/shared/errors';
import { formatBytes } from '@/lib/format/numbers';
import type { ImportView } from '@/lib/imports/queries/get-import';
import { getImportSample } from '@/lib/imports/queries/get-import-sample';
import { runQuery } from '@/lib/kernel/query';
import { ActionButton } from './_parts/action-button';
import { ReadingForm } from './_parts/reading-form';
import { RefusalView } from './_parts/refusal-view';
import { SampleTable } from './_parts/sample-table';
import { ColumnsStep } from './columns-step';
import { readingOf, readingParameters } from './reading-of';

type Query = Readonly<Record<string, string | string[] | undefined>>;

type Props = {
  readonly view: ImportView;
  readonly actor: Actor;
  readonly step: 'reading' | 'columns';
  readonly query: Query;
};

/** The two steps before the dry run: how the file is read, and what its columns mean. */
export async function MappingSteps({ view, actor, step, query }: Props) {
  const choices = readingOf(query, view.mapping);
  const { importId } = view;
  const found = await runQuery(getImportSample, { importId, ...choices }, actor).catch(asHidden);
  if (found === null) return <HiddenRows />;
  if (found.sample === null) {
    const { problem, reading } = found;
    return (
      <>
        <RefusalView code="file_unreadable" details={{ problem }} />
        {reading !== null && (
          <ReadingForm
            importId={importId}
            reading={readingParameters({ ...reading, header: reading.header ? [] : null })}
          />
        )}
        <WayOn view={view} />
      </>
    );
  }
  const { sample } = found;
  return step === 'columns' ? (
    <ColumnsStep view={view} sample={sample} actor={actor} asked={askedMapping(query)} />
  ) : (
    <Reading view={view} sample={sample} />
  );
}

/** The kept mapping that the address asks for, or `guess`. */
function askedMapping({ mapping }: Query): string | undefined {
  return typeof mapping === 'string' ? mapping : undefined;
}

/** Rows that are not for this person are no failure of the page: null. */
function asHidden(error: unknown): null {
  if (error instanceof AppError && error.code === 'forbidden') return null;
  throw error;
}

async function HiddenRows() {
  const t = await getTranslations('imports.report');
  return <p className="max-w-160 text-ink-2">{t('sampleHidden')}</p>;
}

/** Where a file that cannot be read leaves its reader: to another one, and this one need not wait. */
async function WayOn({ view }: { readonly view: ImportView }) {
  const t = await getTranslations('imports.report');
  return (
    <div className="flex flex-wrap gap-2">
      <ButtonLink href={`/imports/new?kind=${view.kind}`} tone="primary">
        {t('another')}
      </ButtonLink>
      {view.state !== 'failed' && (
        <ActionButton action="cancel" importId={view.importId} tone="default">
          {t('discard')}
        </ActionButton>
      )}
    </div>
  );
}

type StepProps = { readonly view: ImportView; readonly sample: FileSample };

async function Reading({ view, sample }: StepProps) {
  const [t, locale] = await Promise.all([getTranslations('imports.reading'), getLocale()]);
  const reading = readingParameters(sample);
  const next = new URLSearchParams({ step: 'columns', ...reading });
  const columns = sample.header?.length ?? sample.rows[0]?.length ?? 0;
  const note = t('size', { size: formatBytes(view.fileBytes, locale), columns });
  return (
    <>
      <p className="mb-3 max-w-160 text-ink-2">{t('intro')}</p>
      <ReadingForm importId={view.importId} reading={reading} />
      <Section title={t('sample')} note={note}>
        <SampleTable sample={sample} />
      </Section>
      <ButtonLink href={`/imports/${view.importId}?${next}`} tone="primary">
        {t('next')}
      </ButtonLink>
    </>
  );
}
