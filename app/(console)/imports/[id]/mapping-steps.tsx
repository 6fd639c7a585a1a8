import { useLocale } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { Section } from '@/components/ui/section';
import type { Actor } from '@/lib/domain/access/actor';
import { attributeField, guessAttributes } from '@/lib/domain/imports/mapping/attribute-fields';
import {
  type FileSample,
  findAmbiguousDates,
  guessMapping,
} from '@/lib/domain/imports/mapping/guess-mapping';
import { mappingToForm } from '@/lib/domain/imports/mapping/mapping-form';
import type { Attribute } from '@/lib/domain/members/attributes/attribute';
import { AppError } from '@/lib/domain/shared/errors';
import { formatBytes } from '@/lib/format/numbers';
import type { ImportView } from '@/lib/imports/queries/get-import';
import { getImportSample } from '@/lib/imports/queries/get-import-sample';
import { runQuery } from '@/lib/kernel/query';
import { listAttributes } from '@/lib/members/queries/list-attributes';
import { ActionButton } from './_parts/action-button';
import { ColumnsForm } from './_parts/columns-form';
import { ReadingForm } from './_parts/reading-form';
import { RefusalView } from './_parts/refusal-view';
import { SampleTable } from './_parts/sample-table';
import { readingOf } from './reading-of';

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
    <Columns
      view={view}
      sample={sample}
      attributes={view.kind === 'members' ? await runQuery(listAttributes, {}, actor) : []}
    />
  ) : (
    <Reading view={view} sample={sample} />
  );
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

function readingParameters(sample: Omit<FileSample, 'rows'>) {
  return {
    encoding: sample.encoding,
    separator: sample.separator,
    header: sample.header === null ? 'no' : 'yes',
    above: String(sample.rowsAbove),
    below: String(sample.rowsBelow),
  };
}

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

type ColumnsProps = StepProps & { readonly attributes: readonly Attribute[] };

function Columns({ view, sample, attributes }: ColumnsProps) {
  const locale = useLocale();
  const { importId, kind, fileName } = view;
  const guess = guessMapping(kind, sample);
  // A file of one shop rarely names it: its own name is a first proposal.
  const shop = fileName
    .replace(/\.(gz|csv|txt|tsv|tab)$/gi, '')
    .replace(/\.(csv|txt|tsv|tab)$/i, '');
  const proposed =
    kind === 'purchases' && guess.fields.store === undefined
      ? { ...guess, fields: { ...guess.fields, store: { constant: shop.slice(0, 80) || '1' } } }
      : { ...guess, attributes: guessAttributes(sample, attributes, guess.fields) };
  const { encoding, separator, header, rowsAbove, rowsBelow } = sample;
  const reading = readingParameters(sample);
  const back = new URLSearchParams({ step: 'reading', ...reading });
  return (
    <ColumnsForm
      importId={importId}
      kind={kind}
      initial={mappingToForm(kind, view.mapping ?? proposed, {
        header,
        attributeKeys: attributes.map(({ key }) => key),
      })}
      reading={{ encoding, separator, header, rowsAbove, rowsBelow }}
      ambiguousDates={findAmbiguousDates(kind, sample)}
      attributes={attributes.map(({ key, labelEn, labelRu }) => ({
        id: attributeField(key),
        name: locale === 'ru' ? labelRu : labelEn,
      }))}
      firstRow={sample.rows[0] ?? []}
      backHref={`/imports/${importId}?${back}`}
    />
  );
}
