import { STORE_FORMATS, type StoreFormat } from '../../purchases/states';
import { type CellGetter, cellGetter, refuseRow } from '../mapping/column-access';
import { foldHeader } from '../mapping/guess-mapping';
import type { StoresMapping } from '../mapping/mapping';
import { optionalDay, optionalText, readReference } from './field-readers';
import { type ReaderContext, type RowReader, RowRefusal } from './row-reader';

/** Columns of a staged store row, in the order of its values. */
export const STORE_COLUMNS = [
  'external_id',
  'name',
  'format',
  'region',
  'city',
  'opened_on',
] as const;

/** Words that files use for a format, folded. */
const FORMAT_WORDS: Readonly<Record<string, StoreFormat>> = {
  гипермаркет: 'hypermarket',
  гипер: 'hypermarket',
  hyper: 'hypermarket',
  супермаркет: 'supermarket',
  супер: 'supermarket',
  super: 'supermarket',
  удома: 'express',
  экспресс: 'express',
  магазинудома: 'express',
  convenience: 'express',
  онлайн: 'online',
  интернетмагазин: 'online',
  web: 'online',
  другой: 'other',
};

function readFormat(text: string | null): StoreFormat | null {
  if (text === null) return null;
  const folded = foldHeader(text);
  const known = STORE_FORMATS.find((format) => format === folded) ?? FORMAT_WORDS[folded];
  return known ?? refuseRow('value_unreadable', 'format', text);
}

/** A reader of store rows. */
export function storeReader(
  mapping: StoresMapping,
  columns: { header: readonly string[] | null; width: number },
  context: ReaderContext,
): RowReader {
  const getter = (field: keyof StoresMapping['fields']): CellGetter | null => {
    const source = mapping.fields[field];
    return source === undefined ? null : cellGetter(source, field, columns);
  };
  const externalId = cellGetter(mapping.fields.externalId, 'externalId', columns);
  const get = {
    name: getter('name'),
    format: getter('format'),
    region: getter('region'),
    city: getter('city'),
    openedOn: getter('openedOn'),
  };
  const dates = { field: 'openedOn', patterns: mapping.file.datePatterns, today: context.today };
  return (cells) => {
    try {
      const values = [
        readReference(externalId(cells), 'externalId'),
        optionalText(get.name, cells, 'name'),
        readFormat(optionalText(get.format, cells, 'format')),
        optionalText(get.region, cells, 'region'),
        optionalText(get.city, cells, 'city'),
        optionalDay(get.openedOn, cells, dates),
      ];
      return { problem: null, values, isRounded: false };
    } catch (error) {
      if (!(error instanceof RowRefusal)) throw error;
      return { problem: error.problem, values: null, isRounded: false };
    }
  };
}
