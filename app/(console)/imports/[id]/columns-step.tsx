import { getLocale, getTranslations } from 'next-intl/server';
import { TextLink } from '@/components/ui/text-link';
import type { Actor } from '@/lib/domain/access/actor';
import { attributeField, guessAttributes } from '@/lib/domain/imports/mapping/attribute-fields';
import { fitsSample } from '@/lib/domain/imports/mapping/fits-sample';
import {
  type FileSample,
  findAmbiguousDates,
  findAmbiguousNumbers,
  guessMapping,
} from '@/lib/domain/imports/mapping/guess-mapping';
import { mappingToForm } from '@/lib/domain/imports/mapping/mapping-form';
import type { Attribute } from '@/lib/domain/members/attributes/attribute';
import { findKnownMapping, type KnownMapping } from '@/lib/imports/queries/find-known-mapping';
import type { ImportView } from '@/lib/imports/queries/get-import';
import { type KeptMapping, listMappings } from '@/lib/imports/queries/list-mappings';
import { runQuery } from '@/lib/kernel/query';
import { listAttributes } from '@/lib/members/queries/list-attributes';
import { ColumnsForm } from './_parts/columns-form';
import { MappingChoice } from './_parts/mapping-choice';
import { readingParameters } from './reading-of';

type Props = {
  readonly view: ImportView;
  readonly sample: FileSample;
  readonly actor: Actor;
  /** The number of a kept mapping, `guess`, or nothing. */
  readonly asked: string | undefined;
};

/** What the mapping of the form is, and where it comes from. */
type Chosen = {
  readonly mapping: Readonly<Record<string, unknown>>;
  readonly kept: KeptMapping | null;
  readonly known: KnownMapping | null;
};

/** A file of one shop rarely names it: its own name is a first proposal. */
function shopOf(fileName: string): string {
  const shop = fileName
    .replace(/\.(gz|csv|txt|tsv|tab)$/gi, '')
    .replace(/\.(csv|txt|tsv|tab)$/i, '');
  return shop.slice(0, 80) || '1';
}

/** The mapping of an earlier import; where that took its store from the name of its file, this one takes it from its own. */
function withOwnShop({ mapping, fileName }: KnownMapping, own: string): KnownMapping['mapping'] {
  const fields: unknown = mapping.fields;
  if (fileName === null || typeof fields !== 'object' || fields === null) return mapping;
  if (!('store' in fields) || typeof fields.store !== 'object' || fields.store === null)
    return mapping;
  const isOfName = 'constant' in fields.store && fields.store.constant === shopOf(fileName);
  return isOfName
    ? { ...mapping, fields: { ...fields, store: { constant: shopOf(own) } } }
    : mapping;
}

/** A first proposal of the columns, from their names and the first rows. */
function propose(
  { kind, fileName }: ImportView,
  sample: FileSample,
  attributes: readonly Attribute[],
) {
  const guess = guessMapping(kind, sample);
  return kind === 'purchases' && guess.fields.store === undefined
    ? { ...guess, fields: { ...guess.fields, store: { constant: shopOf(fileName) } } }
    : { ...guess, attributes: guessAttributes(sample, attributes, guess.fields) };
}

/** A kept mapping that is asked for, else what was begun, else that of a file with the same columns, else a guess. */
async function choose(
  { view, sample, actor, asked }: Props,
  kept: readonly KeptMapping[],
  attributes: readonly Attribute[],
): Promise<Chosen> {
  const wanted = kept.find(({ mappingId }) => String(mappingId) === asked) ?? null;
  if (wanted !== null) return { mapping: wanted.mapping, kept: wanted, known: null };
  const proposed = propose(view, sample, attributes);
  if (asked === 'guess') return { mapping: proposed, kept: null, known: null };
  if (view.mapping !== null) return { mapping: view.mapping, kept: null, known: null };
  const input = { kind: view.kind, header: sample.header === null ? null : [...sample.header] };
  const known = await runQuery(findKnownMapping, input, actor);
  const isFit = known !== null && fitsSample(view.kind, sample, known.mapping);
  if (known === null || !isFit) return { mapping: proposed, kept: null, known: null };
  const found = kept.find(({ mappingId }) => mappingId === known.mappingId) ?? null;
  return { mapping: withOwnShop(known, view.fileName), kept: found, known };
}

/** What the columns mean. The mapping of a file that is known by its columns is taken by itself, and that is said. */
export async function ColumnsStep(props: Props) {
  const { view, sample, actor, asked } = props;
  const { importId, kind } = view;
  const { encoding, separator, header, rowsAbove, rowsBelow } = sample;
  const [locale, all, attributes] = await Promise.all([
    getLocale(),
    runQuery(listMappings, { kind }, actor),
    kind === 'members' ? runQuery(listAttributes, {}, actor) : [],
  ]);
  const { mapping, kept, known } = await choose(props, all, attributes);
  const here = { step: 'columns', ...readingParameters(sample) };
  const back = new URLSearchParams({ ...here, step: 'reading' });
  return (
    <>
      {known !== null && (
        <KnownNote
          known={known}
          guessHref={`/imports/${importId}?${new URLSearchParams({ ...here, mapping: 'guess' })}`}
        />
      )}
      {all.length > 0 && (
        <MappingChoice
          importId={importId}
          parameters={here}
          kept={all.map(({ mappingId, name }) => ({ mappingId, name }))}
          chosen={kept?.mappingId ?? null}
        />
      )}
      <ColumnsForm
        key={asked ?? ''}
        importId={importId}
        kind={kind}
        initial={mappingToForm(kind, mapping, {
          header,
          attributeKeys: attributes.map(({ key }) => key),
        })}
        reading={{ encoding, separator, header, rowsAbove, rowsBelow }}
        ambiguousDates={findAmbiguousDates(kind, sample)}
        ambiguousNumbers={findAmbiguousNumbers(kind, sample)}
        attributes={attributes.map(({ key, labelEn, labelRu }) => ({
          id: attributeField(key),
          name: locale === 'ru' ? labelRu : labelEn,
        }))}
        firstRow={sample.rows[0] ?? []}
        kept={kept === null ? null : { name: kept.name, filePattern: kept.filePattern ?? '' }}
        keptNames={all.map(({ name }) => name)}
        backHref={`/imports/${importId}?${back}`}
      />
    </>
  );
}

/** Which mapping was taken by itself, and the way to another. */
async function KnownNote({
  known: { name, importId },
  guessHref,
}: {
  readonly known: KnownMapping;
  readonly guessHref: string;
}) {
  const t = await getTranslations('imports.mappings');
  return (
    <p
      role="note"
      className="mb-4 max-w-160 rounded-r-control border-l-3 border-l-info bg-info-soft px-3.5 py-2.5 text-sm"
    >
      {name === null ? t('knownImport', { id: String(importId) }) : t('knownKept', { name })}{' '}
      <TextLink href={guessHref}>{t('guessInstead')}</TextLink>
    </p>
  );
}
